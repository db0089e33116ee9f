-- Known-not-to-match, held by the database itself (docs/adr/0011).
-- PNR-12.9  a reviewed negative may spare the same person the same hit, as long as what it rests on stands
-- PNR-6.9   it must be a negative of as many officers as a review needs, of one voice, about this alert version
-- PNR-6.10  nothing leaves on a suppressed hit: a disclosure wants a confirmed one, and a suppressed one takes no decision

ALTER TABLE passenger_hit ADD CONSTRAINT hit_rests_on FOREIGN KEY (rests_on_id)
    REFERENCES passenger_review (id) ON DELETE SET NULL;
ALTER TABLE passenger_parting ADD CONSTRAINT parting_one FOREIGN KEY (one_id)
    REFERENCES passenger_travellerrecord (id) ON DELETE CASCADE;
ALTER TABLE passenger_parting ADD CONSTRAINT parting_other FOREIGN KEY (other_id)
    REFERENCES passenger_travellerrecord (id) ON DELETE CASCADE;

-- Whether a hit is rejected with one voice, for reasons about the person, about the alert as it is now.
-- The codes are those of core.law.repeats.OTHER_PERSON; a test holds the two together.
CREATE FUNCTION is_negative(of_hit uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT h.state = 'rejected'
        AND NOT EXISTS (
            SELECT 1 FROM standing_reviews(of_hit) r
            WHERE r.decision = 'confirm' OR r.alert_version <> a.version
               OR NOT r.reasons ?| array['R1', 'R2', 'R3', 'R4'])
        AND (SELECT count(DISTINCT officer) FROM standing_reviews(of_hit))
            >= CASE WHEN a.action = 'arrest' THEN 2 ELSE h.officers END
    FROM passenger_hit h JOIN passenger_alert a ON a.id = h.alert_id WHERE h.id = of_hit
$$;

-- Whether a hit may rest on a review: same alert, same exact identity, within the time, and nobody has looked at it.
-- Where the alert names a document, the identity must cover one. 180 days: core.law.repeats.LONGEST.
CREATE FUNCTION may_rest_on(of_hit uuid, of_review uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM passenger_hit h
        JOIN passenger_travellerrecord t ON t.id = h.traveller_id
        JOIN passenger_alert a ON a.id = h.alert_id
        JOIN passenger_review r ON r.id = of_review
        JOIN passenger_hit s ON s.id = r.hit_id AND s.alert_id = h.alert_id AND s.id <> h.id
        JOIN passenger_travellerrecord u ON u.id = s.traveller_id AND u.identity = t.identity
        WHERE h.id = of_hit
          AND (t.has_document OR jsonb_array_length(coalesce(nullif(a.person -> 'documents', 'null'), '[]')) = 0)
          AND h.rests_until <= u.received_at + interval '180 days'
          AND is_negative(s.id)
          AND NOT EXISTS (SELECT 1 FROM passenger_review mine WHERE mine.hit_id = h.id))
$$;

CREATE FUNCTION guard_suppressed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state NOT IN ('raised', 'suppressed') THEN
        RAISE EXCEPTION 'PNR-12.9: only a hit that nobody has looked at is suppressed' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT may_rest_on(NEW.id, NEW.rests_on_id) THEN
        RAISE EXCEPTION 'PNR-12.9: a hit is suppressed only on a negative review of the same person, document and alert version'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guard_suppressed AFTER UPDATE OF state, rests_on_id, rests_until ON passenger_hit FOR EACH ROW
    WHEN (NEW.state = 'suppressed' AND (OLD.state, OLD.rests_on_id, OLD.rests_until)
          IS DISTINCT FROM (NEW.state, NEW.rests_on_id, NEW.rests_until))
    EXECUTE FUNCTION guard_suppressed();

-- Where the review is deleted, its suppression ends with it.
CREATE FUNCTION end_suppression() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.state := 'raised';
    NEW.rests_until := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER end_suppression BEFORE UPDATE ON passenger_hit FOR EACH ROW
    WHEN (OLD.state = 'suppressed' AND NEW.state = 'suppressed' AND NEW.rests_on_id IS NULL)
    EXECUTE FUNCTION end_suppression();

CREATE FUNCTION guard_review_of_suppressed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.decision = 'look_again') <> EXISTS (
        SELECT 1 FROM passenger_hit WHERE id = NEW.hit_id AND state = 'suppressed'
    ) THEN
        RAISE EXCEPTION 'PNR-12.9: a suppressed hit takes one decision, to look again, and no other hit takes it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_review_of_suppressed BEFORE INSERT ON passenger_review
    FOR EACH ROW EXECUTE FUNCTION guard_review_of_suppressed();
CREATE TRIGGER only_added_to BEFORE UPDATE ON passenger_parting FOR EACH ROW EXECUTE FUNCTION only_added_to();
