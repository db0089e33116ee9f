-- Selections of flights inside the Union, held by the database itself.
-- CJ-3     a decision is time-limited and reviewed      RGT-15  by another person than its author
-- PNR-2.1  a selection may change at any time: by a further row

-- Six months: the longest that any profile allows (core.law.profiles, selection_months); a test holds the two together.
ALTER TABLE passenger_selection ADD CONSTRAINT selection_is_limited CHECK (ends <= begins + interval '6 months');

CREATE FUNCTION guard_selection_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided passenger_selection;
BEGIN
    SELECT * INTO decided FROM passenger_selection WHERE id = NEW.selection_id;
    IF NEW.step IN ('approved', 'refused') AND NEW.actor = decided.decided_by THEN
        RAISE EXCEPTION 'RGT-15: who decided a selection does not review it' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.step = 'approved' AND (NEW.at AT TIME ZONE 'UTC')::date >= decided.ends THEN
        RAISE EXCEPTION 'CJ-3: this selection is over' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM passenger_selectionstep
               WHERE selection_id = NEW.selection_id AND step IN ('refused', 'ended')) THEN
        RAISE EXCEPTION 'CJ-3: this selection was refused or ended; decide anew' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_selection_step BEFORE INSERT ON passenger_selectionstep
    FOR EACH ROW EXECUTE FUNCTION guard_selection_step();

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_selection
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_selectionstep
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
