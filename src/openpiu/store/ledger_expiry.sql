-- Entries that the law no longer lets be kept go, and only they.
-- PNR-13.8  an entry is kept five years; the oldest go together, from the first on, in the moment of an entry that says so
-- PNR-13.9  no other row is ever removed or changed
-- A store's migration puts its own name in the place of @store.

-- The same day and time so many years earlier, as text, as core.ledger has it.
CREATE FUNCTION ledger_years_before(at text, years integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT lpad((left(at, 4)::integer - years)::text, 4, '0') || substr(at, 5)
$$;

-- Holds for everybody, the tables' owner too. A row may go while the ledger's last entry says that it has expired.
CREATE FUNCTION ledger_row_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM public.@store_ledgerentry e JOIN public.@store_ledgerhead h ON h.sequence = e.sequence
        WHERE h.id = 1 AND e.act = 'ledger.expired' AND (e.detail->>'expired')::bigint >= OLD.sequence
          AND OLD.at COLLATE "C" < (e.detail->>'before') COLLATE "C"
          AND OLD.at COLLATE "C" < public.ledger_years_before(e.at, 5) COLLATE "C"
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'PNR-13.9: rows of % are only ever added, until they are five years old', TG_TABLE_NAME
        USING ERRCODE = 'check_violation';
END $$;
DROP TRIGGER only_added_to ON @store_ledgerentry;
CREATE TRIGGER ledger_row_stays BEFORE UPDATE OR DELETE ON @store_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION ledger_row_stays();

-- Nobody claims an expiry in which nothing goes.
CREATE OR REPLACE FUNCTION ledger_append(content text, previous text, hash text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF content::jsonb->>'act' = 'ledger.expired' THEN
        RAISE EXCEPTION 'PNR-13.8: this entry is added by ledger_expire only' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM public.ledger_add(content, previous, hash);
END $$;

-- Adds the entry `ledger.expired` and removes the entries that it names, from the first on.
CREATE FUNCTION ledger_expire(content text, previous text, hash text) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry jsonb := content::jsonb;
    gone bigint := (entry->'detail'->>'expired')::bigint;
    removed bigint;
BEGIN
    PERFORM public.ledger_add(content, previous, hash);
    IF entry->>'act' <> 'ledger.expired' OR NOT EXISTS (
        SELECT 1 FROM public.@store_ledgerentry e WHERE e.sequence = gone AND e.hash = entry->'detail'->>'hash'
    ) THEN
        RAISE EXCEPTION 'PNR-13.8: the entry does not name the last of those that go' USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.@store_ledgerentry e WHERE e.sequence <= gone;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END $$;

REVOKE ALL ON FUNCTION ledger_expire(text, text, text) FROM PUBLIC;
