-- What may leave, held by the database itself.
-- CJ-2     nothing leaves without the two answers, and nothing after a negative
-- PNR-11.1 a third country needs a legal basis      RGT-15  proposer and releaser differ
-- PNR-11.3 the data protection officer is told before it is sent

CREATE FUNCTION guard_disclosure_answers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    proposed passenger_transferproposal;
BEGIN
    IF NEW.link = 'not_asked' OR EXISTS (
        SELECT 1 FROM passenger_declined WHERE hit = NEW.hit_id AND evidence = NEW.evidence
    ) THEN
        RAISE EXCEPTION 'CJ-2: nothing leaves without an objective link with carriage by air and a serious offence'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.recipient_class IN ('agreement', 'third') THEN
        SELECT * INTO proposed FROM passenger_transferproposal WHERE id = NEW.proposal_id;
        IF (proposed.hit, proposed.evidence, proposed.recipient, proposed.offence)
            IS DISTINCT FROM (NEW.hit_id, NEW.evidence, NEW.recipient, NEW.offence) THEN
            RAISE EXCEPTION 'PNR-11.1: a transfer to a third country rests on a proposal with its legal basis'
                USING ERRCODE = 'check_violation';
        END IF;
        IF proposed.proposed_by = NEW.released_by THEN
            RAISE EXCEPTION 'RGT-15: who proposed a transfer does not release it' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT EXISTS (SELECT 1 FROM passenger_dpoentry WHERE subject = NEW.proposal_id) THEN
            RAISE EXCEPTION 'PNR-11.3: the data protection officer has not been told' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
-- After guard_disclosure, which asks for the reviews first: triggers fire in the order of their names.
CREATE TRIGGER guard_disclosure_answers BEFORE INSERT ON passenger_disclosure
    FOR EACH ROW EXECUTE FUNCTION guard_disclosure_answers();

CREATE TRIGGER only_added_to BEFORE UPDATE ON passenger_declined FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_transferproposal
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_dpoentry
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
