-- The exchange between units, held by the database itself.
-- PNR-6.10  nothing that carries a person leaves without a person's review of exactly that content
-- PNR-9.4   an answer with records leaves only as an answer that the unit's own guards let through (requests.sql)
-- PNR-11.2  what another state gave goes on only with its consent, or in an emergency that is reviewed
-- EXC-16    only to an active partner; the first that carries a person is read by two
-- EXC-11    what was received is never shown again once it was recalled

CREATE FUNCTION guard_sent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written passenger_letter%ROWTYPE;
    readers integer;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM passenger_partner WHERE code = NEW.partner_id AND standing = 'active') THEN
        RAISE EXCEPTION 'EXC-16: nothing is sent to a partner that is not active' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT NEW.persons THEN
        RETURN NEW;
    END IF;
    -- Art. 9(3): what an authority asked directly is told to its own unit, by itself and at once.
    IF NEW.type = 'copy' AND EXISTS (
        SELECT 1 FROM passenger_receivedmessage r JOIN passenger_partner p ON p.code = r.partner_id
        WHERE r.id = NEW.of_received AND r.type = 'request' AND p.home = NEW.partner_id
    ) THEN
        RETURN NEW;
    END IF;
    SELECT * INTO written FROM passenger_letter WHERE id = NEW.letter_id;
    IF written.id IS NULL OR written.id <> NEW.id OR written.partner_id <> NEW.partner_id OR written.type <> NEW.type THEN
        RAISE EXCEPTION 'PNR-6.10: what carries a person leaves as a letter that was read'
            USING ERRCODE = 'check_violation';
    END IF;
    SELECT count(DISTINCT reviewed_by) INTO readers FROM passenger_letterreview
        WHERE letter_id = written.id AND digest = written.digest;
    IF readers = 0 THEN
        RAISE EXCEPTION 'PNR-6.10: nothing about a person leaves without a person''s review'
            USING ERRCODE = 'check_violation';
    END IF;
    IF readers < 2 AND NOT EXISTS (
        SELECT 1 FROM passenger_sentmessage WHERE partner_id = NEW.partner_id AND persons
    ) THEN
        RAISE EXCEPTION 'EXC-16: two people read the first that leaves for a partner' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.of_received IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM passenger_passing WHERE received_id = NEW.of_received AND recipient = NEW.partner_id
    ) THEN
        RAISE EXCEPTION 'PNR-11.2: what another state gave goes on with its consent, or in an emergency'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.of_received IS NULL AND EXISTS (SELECT 1 FROM passenger_partner WHERE code = NEW.originator) THEN
        RAISE EXCEPTION 'PNR-11.2: what another state gave goes on only as its message is named'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.type IN ('answer', 'partial') AND written.source <> 'request')
       OR (NEW.type = 'spontaneous' AND written.source NOT IN ('hit', 'received')) THEN
        RAISE EXCEPTION 'PNR-6.10: records leave for a reviewed hit, an answered request or a received item'
            USING ERRCODE = 'check_violation';
    END IF;
    IF written.source = 'received' AND (NEW.of_received IS DISTINCT FROM written.reference) THEN
        RAISE EXCEPTION 'PNR-11.2: what is passed on is the item that was read' USING ERRCODE = 'check_violation';
    END IF;
    IF written.source = 'hit' AND NOT is_reviewed(written.reference) THEN
        RAISE EXCEPTION 'PNR-6.10: a hit leaves only once it was reviewed' USING ERRCODE = 'check_violation';
    END IF;
    IF written.source = 'request' AND NOT EXISTS (
        SELECT 1 FROM passenger_requestanswer WHERE request_id = written.reference AND recipient = NEW.partner_id
    ) THEN
        RAISE EXCEPTION 'PNR-9.4: records leave only as an answer that was approved where approval is needed'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_sent BEFORE INSERT ON passenger_sentmessage FOR EACH ROW EXECUTE FUNCTION guard_sent();

-- Where a received message can go from where it stands.
CREATE FUNCTION guard_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.standing <> OLD.standing AND (OLD.standing, NEW.standing) NOT IN (
        ('held', 'applied'), ('held', 'refused'), ('applied', 'hidden'), ('hidden', 'erased'), ('hidden', 'restricted'),
        ('held', 'hidden'), ('restricted', 'hidden')
    ) THEN
        RAISE EXCEPTION 'EXC-11: a received message does not go from % to %', OLD.standing, NEW.standing
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.receipt <> '' AND NEW.receipt <> OLD.receipt THEN
        RAISE EXCEPTION 'EXC-15: a receipt that was signed stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_received BEFORE UPDATE ON passenger_receivedmessage
    FOR EACH ROW EXECUTE FUNCTION guard_received();

CREATE FUNCTION guard_sent_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.receipt <> '' AND NEW.receipt <> OLD.receipt THEN
        RAISE EXCEPTION 'EXC-15: a receipt that came stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_sent_kept BEFORE UPDATE ON passenger_sentmessage
    FOR EACH ROW EXECUTE FUNCTION guard_sent_kept();

CREATE TRIGGER only_added_to BEFORE DELETE ON passenger_sentmessage FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE DELETE ON passenger_receivedmessage FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_nodecardtext
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_letterreview
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_sharedecision
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
