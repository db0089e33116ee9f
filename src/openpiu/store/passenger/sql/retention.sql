-- Deletion, held by the database itself: the program may delete nothing but through these functions, and they delete
-- nothing that the law still lets be needed. They run as the owner of the tables; months are those of the calendar, UTC.
-- pg_temp comes last in their search path: no temporary table can stand in for one of theirs.
-- CJ-14     six months without a ground        CJ-15    a ground counts while it is confirmed, reviewed and not ended
-- PNR-12.1  five years, whatever the ground    PNR-12.7 what was disclosed stays documented without the record

-- Whether some ground keeps a record at that moment (core.law.clocks.Ground.stands; a test holds the two together).
CREATE FUNCTION has_ground(of_traveller uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET timezone = 'UTC' SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM passenger_ground g WHERE g.traveller_id = of_traveller
        AND g.confirmed_at <= at AND at < g.review_due AND (g.ended_at IS NULL OR g.ended_at > at))
$$;

-- Whether a record may go: by its age, by its partner's end, with the record that it was joined into, or by a decision.
CREATE FUNCTION may_go(of_traveller uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET timezone = 'UTC' SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM passenger_travellerrecord t
        LEFT JOIN passenger_travellerrecord into_one ON into_one.id = t.joined_into_id
        WHERE t.id = of_traveller AND (
            (t.received_at + interval '6 months' <= at AND NOT has_ground(t.id, at))
            OR t.received_at + interval '60 months' <= at
            OR t.expires_at <= at
            OR into_one.masked_at IS NOT NULL
            OR EXISTS (SELECT 1 FROM passenger_erasure e WHERE e.traveller = t.id)))
$$;

-- Delete records with all that hangs on them; records joined into them go first. Returns how many travellers went.
CREATE FUNCTION erase_travellers(ids uuid[], at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET timezone = 'UTC' SET search_path = public, pg_temp AS $$
DECLARE
    gone uuid[];
    hits uuid[];
BEGIN
    IF EXISTS (SELECT 1 FROM unnest(ids) id WHERE NOT may_go(id, at)) THEN
        RAISE EXCEPTION 'CJ-14: a record is deleted when its time is over or by a decision, not before'
            USING ERRCODE = 'check_violation';
    END IF;
    SELECT coalesce(array_agg(t.id), '{}') INTO gone FROM passenger_travellerrecord t
        WHERE t.id = ANY (ids) OR t.joined_into_id = ANY (ids);
    SELECT coalesce(array_agg(h.id), '{}') INTO hits FROM passenger_hit h WHERE h.traveller_id = ANY (gone);
    UPDATE passenger_hit SET rests_on_id = NULL WHERE rests_on_id IN (
        SELECT r.id FROM passenger_review r WHERE r.hit_id = ANY (hits));
    UPDATE passenger_disclosure SET hit_id = NULL WHERE hit_id = ANY (hits);
    DELETE FROM passenger_review WHERE hit_id = ANY (hits);
    DELETE FROM passenger_hit WHERE id = ANY (hits);
    DELETE FROM passenger_report WHERE traveller_id = ANY (gone);
    DELETE FROM passenger_parting WHERE one_id = ANY (gone) OR other_id = ANY (gone);
    DELETE FROM passenger_vault WHERE traveller_id = ANY (gone);
    DELETE FROM passenger_ground WHERE traveller_id = ANY (gone);
    DELETE FROM passenger_travellerrecord WHERE id = ANY (gone) AND joined_into_id IS NOT NULL;
    DELETE FROM passenger_travellerrecord WHERE id = ANY (gone);
    RETURN cardinality(gone);
END $$;

-- Delete the reports of masked records: what they said lies in the vaults.
CREATE FUNCTION erase_reports(ids uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    deleted integer;
BEGIN
    DELETE FROM passenger_report r USING passenger_travellerrecord t
        WHERE t.id = r.traveller_id AND t.id = ANY (ids) AND t.masked_at IS NOT NULL;
    GET DIAGNOSTICS deleted = ROW_COUNT;
    RETURN deleted;
END $$;

-- Delete bookings that are six months old and name nobody who is kept.
CREATE FUNCTION erase_bookings(ids uuid[], at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET timezone = 'UTC' SET search_path = public, pg_temp AS $$
DECLARE
    deleted integer;
BEGIN
    IF EXISTS (
        SELECT 1 FROM passenger_bookingrecord b WHERE b.id = ANY (ids) AND (
            b.received_at + interval '6 months' > at
            OR EXISTS (SELECT 1 FROM passenger_travellerrecord t
                       WHERE t.flight_id = b.flight_id AND t.locator = b.locator AND t.locator <> ''))
        AND NOT (b.received_at + interval '60 months' <= at)
    ) THEN
        RAISE EXCEPTION 'CJ-14: a booking is deleted six months after its receipt, and not while a kept record needs it'
            USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM passenger_bookingrecord WHERE id = ANY (ids);
    GET DIAGNOSTICS deleted = ROW_COUNT;
    RETURN deleted;
END $$;

-- Reviews and disclosures are only added to. The owner, in the functions above, takes reviews away with their hits and
-- the hit away from a disclosure; nothing else of either ever changes.
CREATE FUNCTION only_erased_with_its_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'passenger_review' THEN
            RETURN OLD;
        END IF;
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'passenger_disclosure'
            AND to_jsonb(NEW) - 'hit_id' = to_jsonb(OLD) - 'hit_id' AND to_jsonb(NEW) ->> 'hit_id' IS NULL THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'PNR-13.9: rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
DROP TRIGGER only_added_to ON passenger_review;
DROP TRIGGER only_added_to ON passenger_disclosure;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_review
    FOR EACH ROW EXECUTE FUNCTION only_erased_with_its_record();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_disclosure
    FOR EACH ROW EXECUTE FUNCTION only_erased_with_its_record();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_deletionmanifest
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

REVOKE ALL ON FUNCTION erase_travellers(uuid[], timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION erase_reports(uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION erase_bookings(uuid[], timestamptz) FROM PUBLIC;
