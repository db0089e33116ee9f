-- Pre-determined criteria, held by the database itself.
-- CJ-5     a text never changes: another text is another version       RGT-15  who proposes does not approve
-- PNR-6.6  a version that was refused or stopped stays so

-- A year: the longest that any profile allows (core.law.profiles, criterion_months); a test holds the two together.
ALTER TABLE passenger_criterionrecord ADD CONSTRAINT criterion_is_limited
    CHECK (expires_on <= (proposed_at AT TIME ZONE 'UTC')::date + interval '12 months');

CREATE FUNCTION guard_criterion_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written passenger_criterionrecord;
BEGIN
    SELECT * INTO written FROM passenger_criterionrecord WHERE id = NEW.criterion_id;
    IF NEW.step IN ('approved', 'refused') AND NEW.actor = written.proposed_by THEN
        RAISE EXCEPTION 'RGT-15: who proposed a criterion does not decide it' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.step = 'approved' AND (NEW.at AT TIME ZONE 'UTC')::date > written.review_on THEN
        RAISE EXCEPTION 'CJ-7: this version is past its review' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM passenger_criterionstep WHERE criterion_id = NEW.criterion_id
               AND step IN ('refused', 'ended', 'suspended', 'replaced')) THEN
        RAISE EXCEPTION 'PNR-6.6: this version was refused or stopped; propose another' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_criterion_step BEFORE INSERT ON passenger_criterionstep
    FOR EACH ROW EXECUTE FUNCTION guard_criterion_step();

-- An alert of the class `criterion` stands for an approved version and for nothing else (PNR-6.6).
CREATE FUNCTION guard_criterion_alert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.reason_class = 'criterion' AND NOT NEW.withdrawn AND NOT EXISTS (
        SELECT 1 FROM passenger_criterionrecord written JOIN passenger_criterionstep step ON step.criterion_id = written.id
        WHERE written.reference = NEW.reference AND written.digest = NEW.digest AND step.step = 'approved'
          AND NOT EXISTS (SELECT 1 FROM passenger_criterionstep stop WHERE stop.criterion_id = written.id
                          AND stop.step IN ('refused', 'ended', 'suspended', 'replaced'))) THEN
        RAISE EXCEPTION 'PNR-6.6: no criterion is in force that two people have not agreed to' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_criterion_alert BEFORE INSERT OR UPDATE ON passenger_alert
    FOR EACH ROW WHEN (NEW.reason_class = 'criterion') EXECUTE FUNCTION guard_criterion_alert();

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_criterionrecord
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_criterionstep
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_criterionbacktest
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
