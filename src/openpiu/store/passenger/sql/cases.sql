-- Joint cases and liaison grants, held by the database itself.
-- EXC-13  a lane grows by one event that follows its last one, and no event is ever changed
-- EXC-12  a grant lasts 90 days at most; it and its revocation are never changed

ALTER TABLE passenger_liaisongrant ADD CONSTRAINT grant_is_short CHECK (until <= since + interval '90 days');

CREATE FUNCTION guard_case_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_sequence bigint;
    last_hash text;
BEGIN
    SELECT sequence, hash INTO last_sequence, last_hash FROM passenger_caseevent
    WHERE "case" = NEW."case" AND node = NEW.node AND lane = NEW.lane ORDER BY sequence DESC LIMIT 1;
    IF NEW.sequence <> coalesce(last_sequence, 0) + 1 OR NEW.previous <> coalesce(last_hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'EXC-13: event % of % does not follow the last one of its lane', NEW.sequence, NEW.node
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_case_event BEFORE INSERT ON passenger_caseevent
    FOR EACH ROW EXECUTE FUNCTION guard_case_event();

-- The two who approve a grant are who proposed it and somebody else.
CREATE FUNCTION guard_liaison_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM passenger_liaisonproposal
                   WHERE reference = NEW.reference AND proposed_by = NEW.first_approver) THEN
        RAISE EXCEPTION 'EXC-12: nobody of that name proposed this grant' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_liaison_grant BEFORE INSERT ON passenger_liaisongrant
    FOR EACH ROW EXECUTE FUNCTION guard_liaison_grant();

-- Content is erased and never written anew: what was taken back does not come back.
CREATE FUNCTION guard_case_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.sealed <> ''::bytea
       OR (NEW.id, NEW."case", NEW.hash, NEW.sealed_under) IS DISTINCT FROM (OLD.id, OLD."case", OLD.hash, OLD.sealed_under)
    THEN
        RAISE EXCEPTION 'EXC-11: the content of an event is erased once, and never changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_case_content BEFORE UPDATE ON passenger_casecontent
    FOR EACH ROW EXECUTE FUNCTION guard_case_content();

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_caseevent
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE DELETE ON passenger_casecontent
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_liaisonproposal
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_liaisongrant
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_liaisonrevocation
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
