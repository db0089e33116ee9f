-- A hit that lapsed and is claimed again begins anew, held by the database itself.
-- PNR-6.9  what officers decided about an earlier claim does not stand for this one, and does not keep them from deciding

CREATE FUNCTION guard_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM standing_reviews(NEW.id)) THEN
        RAISE EXCEPTION 'PNR-6.9: a hit that returns wants new reviews; those of its earlier claim do not stand'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guard_return AFTER UPDATE OF state ON passenger_hit FOR EACH ROW
    WHEN (OLD.state = 'lapsed' AND NEW.state <> 'lapsed') EXECUTE FUNCTION guard_return();

-- Hits that came back before this rule, with decisions about the same evidence: nobody could decide them again.
-- They lapse, and the next screening claims them anew.
UPDATE passenger_travellerrecord SET screened_digest = '' WHERE id IN (
    SELECT traveller_id FROM passenger_hit h WHERE state = 'raised' AND EXISTS (SELECT 1 FROM standing_reviews(h.id)));
UPDATE passenger_hit h SET state = 'lapsed' WHERE state = 'raised' AND EXISTS (SELECT 1 FROM standing_reviews(h.id));

-- Who withdrew an alert, from the ledger: the version that the withdrawal made is the alert's last one.
UPDATE passenger_alert a SET withdrawn_by = l.actor FROM passenger_ledgerentry l
WHERE a.withdrawn AND l.act = 'alert.withdrawn' AND l.subject = 'alert:' || a.id
  AND (l.detail ->> 'version')::integer = a.version;
