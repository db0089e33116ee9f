-- Requests and their approval, held by the database itself.
-- PNR-6.3   only a complete request goes its way (constraint request_complete)
-- CJ-11     nothing leaves before a body outside the unit approved it; urgent: it decides within hours afterwards
-- PNR-12.6  an opening is of the approved records only        RGT-15  who asked does not approve

-- The steps of core.law.request_states.STEPS that change a state; a test holds the two together.
CREATE FUNCTION is_request_step(was text, becomes text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT (was, becomes) IN (
        ('open', 'awaiting_approval'), ('open', 'answered'), ('open', 'answered_at_once'),
        ('awaiting_approval', 'answered_at_once'), ('awaiting_approval', 'approved'),
        ('awaiting_approval', 'turned_down'), ('approved', 'answered'), ('approved', 'awaiting_approval'),
        ('answered_at_once', 'answered'), ('answered_at_once', 'unlawful'), ('unlawful', 'recalled'),
        ('open', 'turned_down'), ('approved', 'turned_down'),
        ('open', 'taken_back'), ('awaiting_approval', 'taken_back'), ('approved', 'taken_back'))
$$;

CREATE FUNCTION is_decided(of_request uuid, of_submission integer, afterwards boolean, as_what text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM passenger_requestdecision WHERE request_id = of_request
        AND submission = of_submission AND is_afterwards = afterwards AND decision = as_what)
$$;

CREATE FUNCTION guard_request_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state NOT IN ('open', 'turned_down') OR NEW.submission <> 0 OR NEW.found <> '{}' THEN
        RAISE EXCEPTION 'PNR-6.3: a request begins as open, or turned down' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_request_new BEFORE INSERT ON passenger_request
    FOR EACH ROW EXECUTE FUNCTION guard_request_new();

CREATE FUNCTION guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.unit, NEW.requester, NEW.requester_name, NEW.person, NEW.case_reference, NEW.offence, NEW.wanted,
        NEW.is_urgent, NEW.registered_by, NEW.registrar_authority, NEW.registered_at, NEW.approval_months)
       IS DISTINCT FROM (OLD.unit, OLD.requester, OLD.requester_name, OLD.person, OLD.case_reference, OLD.offence,
        OLD.wanted, OLD.is_urgent, OLD.registered_by, OLD.registrar_authority, OLD.registered_at, OLD.approval_months)
    THEN
        RAISE EXCEPTION 'PNR-13.4: what was asked is not changed afterwards' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.erased_at IS NULL AND NEW.found IS DISTINCT FROM OLD.found AND OLD.state <> 'open' THEN
        RAISE EXCEPTION 'PNR-12.6: the records of a request are those that were put to the approver'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND NOT is_request_step(OLD.state, NEW.state) THEN
        RAISE EXCEPTION 'PNR-6.3: a request does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.state, NEW.state) = ('awaiting_approval', 'approved')
       AND NOT is_decided(NEW.id, NEW.submission, false, 'approve') THEN
        RAISE EXCEPTION 'CJ-11: not approved without the decision of an external approver'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.state, NEW.state) = ('answered_at_once', 'answered')
       AND NOT is_decided(NEW.id, NEW.submission, true, 'approve') THEN
        RAISE EXCEPTION 'CJ-11: an urgent answer stands only with the decision of an external approver'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> NEW.state AND NEW.state IN ('answered', 'answered_at_once')
       AND NOT EXISTS (SELECT 1 FROM passenger_requestanswer WHERE request_id = NEW.id) THEN
        RAISE EXCEPTION 'PNR-6.3: a request is not answered without its answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_request BEFORE UPDATE ON passenger_request FOR EACH ROW EXECUTE FUNCTION guard_request();

CREATE FUNCTION guard_request_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked passenger_request%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM passenger_request WHERE id = NEW.request_id;
    IF NEW.decided_by IN (asked.registered_by, asked.submitted_by)
       OR EXISTS (SELECT 1 FROM passenger_requestanswer WHERE request_id = asked.id AND released_by = NEW.decided_by)
    THEN
        RAISE EXCEPTION 'RGT-15: who asked for approval does not approve' USING ERRCODE = 'check_violation';
    END IF;
    IF lower(NEW.authority) IN (
        lower(asked.unit), lower(asked.requester), lower(asked.requester_name),
        lower(asked.registrar_authority), lower(asked.submitter_authority))
    THEN
        RAISE EXCEPTION 'CJ-11: the approver is neither of the unit nor of the authority that asks'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.submission <> asked.submission
       OR asked.state <> (CASE WHEN NEW.is_afterwards THEN 'answered_at_once' ELSE 'awaiting_approval' END) THEN
        RAISE EXCEPTION 'CJ-11: a decision is about what was put to the approver' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_request_decision BEFORE INSERT ON passenger_requestdecision
    FOR EACH ROW EXECUTE FUNCTION guard_request_decision();

-- Whether all records are younger than the age from which the profile asks for approval; 0 months: none ever is.
CREATE FUNCTION are_young(records uuid[], months integer, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT months > 0 AND NOT EXISTS (
        SELECT 1 FROM unnest(records) AS one LEFT JOIN passenger_travellerrecord t ON t.id = one
        WHERE t.id IS NULL OR (t.received_at AT TIME ZONE 'UTC' + make_interval(months => months))
            AT TIME ZONE 'UTC' <= at)
$$;

CREATE FUNCTION guard_request_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked passenger_request%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM passenger_request WHERE id = NEW.request_id;
    IF NEW.recipient <> asked.requester OR NEW.offence <> asked.offence THEN
        RAISE EXCEPTION 'PNR-7.2: an answer goes to who asked, about the offence that was named'
            USING ERRCODE = 'check_violation';
    END IF;
    IF cardinality(NEW.travellers) = 0 OR NOT NEW.travellers <@ asked.found THEN
        RAISE EXCEPTION 'PNR-12.6: an answer is of the records that were put to the approver'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT (
        (asked.state = 'approved' AND NEW.submission = asked.submission AND NEW.ex_post_due IS NULL
            AND is_decided(asked.id, asked.submission, false, 'approve'))
        OR (asked.state IN ('open', 'awaiting_approval') AND asked.is_urgent AND asked.urgent_reason <> ''
            AND NEW.ex_post_due IS NOT NULL)
        OR (asked.state = 'open' AND are_young(NEW.travellers, asked.approval_months, NEW.released_at))
    ) THEN
        RAISE EXCEPTION 'CJ-11: no answer without approval, or urgency and a decision afterwards'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_request_answer BEFORE INSERT ON passenger_requestanswer
    FOR EACH ROW EXECUTE FUNCTION guard_request_answer();

CREATE FUNCTION guard_opening() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked passenger_request%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM passenger_request WHERE id = NEW.request_id;
    IF NOT NEW.travellers <@ asked.found OR NEW.submission <> asked.submission OR NOT (
        (NEW.officer = asked.submitted_by AND is_decided(asked.id, asked.submission, false, 'approve'))
        OR (asked.is_urgent AND asked.urgent_reason <> '' AND asked.state IN ('open', 'awaiting_approval')))
    THEN
        RAISE EXCEPTION 'PNR-12.6: records are opened on approval, those that were approved, for who asked'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_opening BEFORE INSERT ON passenger_opening FOR EACH ROW EXECUTE FUNCTION guard_opening();

-- An opening ends, and is reviewed once; it is never prolonged, widened or given to somebody else.
CREATE FUNCTION guard_opening_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.request_id, NEW.submission, NEW.officer, NEW.travellers, NEW.masked, NEW.opened_at, NEW.until)
        IS DISTINCT FROM
       (OLD.id, OLD.request_id, OLD.submission, OLD.officer, OLD.travellers, OLD.masked, OLD.opened_at, OLD.until)
       OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at)
       OR (OLD.reviewed_by <> '' AND (NEW.reviewed_by, NEW.verdict) IS DISTINCT FROM (OLD.reviewed_by, OLD.verdict))
    THEN
        RAISE EXCEPTION 'PNR-12.6: an opening is not changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_opening_kept BEFORE UPDATE ON passenger_opening
    FOR EACH ROW EXECUTE FUNCTION guard_opening_kept();

-- Decisions and answers stay as they are; their texts are emptied once their request is erased.
CREATE FUNCTION only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    text_column text := TG_ARGV[0];
BEGIN
    IF to_jsonb(NEW) - text_column <> to_jsonb(OLD) - text_column OR to_jsonb(NEW) ->> text_column <> ''
       OR NOT EXISTS (SELECT 1 FROM passenger_request WHERE id = NEW.request_id AND erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'PNR-13.9: rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON passenger_requestdecision
    FOR EACH ROW EXECUTE FUNCTION only_erased('text');
CREATE TRIGGER only_erased BEFORE UPDATE ON passenger_requestanswer
    FOR EACH ROW EXECUTE FUNCTION only_erased('signed');
CREATE TRIGGER only_added_to BEFORE DELETE ON passenger_requestdecision
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE DELETE ON passenger_requestanswer
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
