-- Guards of the passenger store: the law's order of steps, held by the database itself and not only by pages.
-- PNR-6.9  every hit is reviewed by a person      PNR-6.10 nothing leaves before that review
-- RGT-15   two officers means two different ones  PNR-13.9 the ledger and the reviews are only added to

-- The standing decisions about the present evidence of a hit: not undone, and not about older evidence.
CREATE FUNCTION standing_reviews(of_hit uuid) RETURNS SETOF passenger_review
LANGUAGE sql STABLE AS $$
    SELECT r.* FROM passenger_review r
    JOIN passenger_hit h ON h.id = r.hit_id AND h.evidence = r.evidence
    WHERE r.hit_id = of_hit
      AND r.decision IN ('confirm', 'reject')
      AND NOT EXISTS (SELECT 1 FROM passenger_review u WHERE u.undoes_id = r.id)
$$;

-- Whether enough different officers confirm a hit, counted from the reviews and the alert, not from the hit's own word.
CREATE FUNCTION is_reviewed(of_hit uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT (SELECT count(DISTINCT officer) FROM standing_reviews(of_hit) WHERE decision = 'confirm')
        >= (SELECT CASE WHEN a.action = 'arrest' THEN 2 ELSE h.officers END
            FROM passenger_hit h JOIN passenger_alert a ON a.id = h.alert_id WHERE h.id = of_hit)
$$;

CREATE FUNCTION guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.decision IN ('confirm', 'reject') AND EXISTS (
        SELECT 1 FROM standing_reviews(NEW.hit_id) WHERE officer = NEW.officer
    ) THEN
        RAISE EXCEPTION 'RGT-15: this officer has decided this hit already; the second decision is another officer''s'
            USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM passenger_hit WHERE id = NEW.hit_id AND state = 'released') THEN
        RAISE EXCEPTION 'PNR-6.10: this hit has been released; its reviews stand' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_review BEFORE INSERT ON passenger_review FOR EACH ROW EXECUTE FUNCTION guard_review();

CREATE FUNCTION guard_hit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 'raised' THEN
        RAISE EXCEPTION 'PNR-6.9: a hit begins as raised' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.officers < 2 AND EXISTS (SELECT 1 FROM passenger_alert WHERE id = NEW.alert_id AND action = 'arrest') THEN
        RAISE EXCEPTION 'PNR-6.9: an arrest-grade hit needs two officers' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_hit BEFORE INSERT OR UPDATE ON passenger_hit FOR EACH ROW EXECUTE FUNCTION guard_hit();

-- After the update, so that the count is made against the evidence the hit now has.
CREATE FUNCTION guard_hit_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('confirmed', 'released') AND NOT is_reviewed(NEW.id) THEN
        RAISE EXCEPTION 'PNR-6.9: a hit is not % without its recorded reviews', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'released' AND NOT EXISTS (
        SELECT 1 FROM passenger_disclosure WHERE hit_id = NEW.id AND evidence = NEW.evidence
    ) THEN
        RAISE EXCEPTION 'PNR-6.10: a hit is not released without its disclosure' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guard_hit_state AFTER UPDATE ON passenger_hit FOR EACH ROW EXECUTE FUNCTION guard_hit_state();

CREATE FUNCTION guard_disclosure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM passenger_hit
        WHERE id = NEW.hit_id AND evidence = NEW.evidence AND state IN ('confirmed', 'released')
    ) OR NOT is_reviewed(NEW.hit_id) THEN
        RAISE EXCEPTION 'PNR-6.10: no disclosure without a recorded human review of this evidence'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_disclosure BEFORE INSERT ON passenger_disclosure FOR EACH ROW EXECUTE FUNCTION guard_disclosure();

CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'PNR-13.9: rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_disclosure
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_review
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON passenger_ledgerentry EXECUTE FUNCTION only_added_to();

INSERT INTO passenger_ledgerhead (id, sequence, hash) VALUES (1, 0, repeat('0', 64));
