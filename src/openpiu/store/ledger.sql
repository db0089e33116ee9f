-- The ledger's only door: the program's role may read the ledger and call these functions, and has no other right on it.
-- PNR-13.9  an entry follows the head without a gap, and its hash is computed here as well as by whoever sealed it
-- A store's migration puts its own name in the place of @store.

-- One value of an entry as core.ledger writes it: jsonb puts a blank after each comma of a list, the canonical form none.
CREATE FUNCTION ledger_value(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE jsonb_typeof(value)
        WHEN 'array' THEN
            (SELECT '[' || coalesce(string_agg(part::text, ',' ORDER BY place), '') || ']'
             FROM jsonb_array_elements(value) WITH ORDINALITY AS parts(part, place))
        ELSE value::text END
$$;

-- Whether a detail holds only what an entry may hold: text, whole numbers, truth values, null, lists of text.
CREATE FUNCTION ledger_detail_is_flat(detail jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT bool_and(CASE jsonb_typeof(value)
        WHEN 'object' THEN false
        WHEN 'number' THEN value::text ~ '^-?[0-9]+$'
        WHEN 'array' THEN NOT jsonb_path_exists(value, 'strict $[*] ? (@.type() != "string")')
        ELSE true END) IS NOT FALSE
    FROM jsonb_each(detail)
$$;

-- The canonical JSON of an entry's content, written anew from its values; null where a field is missing or of another type.
CREATE FUNCTION ledger_canonical(entry jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT '{"act":' || (entry->'act')::text || ',"actor":' || (entry->'actor')::text || ',"at":' || (entry->'at')::text
        || ',"detail":{'
        || (SELECT coalesce(string_agg(to_json(key)::text || ':' || public.ledger_value(value), ','
                                       ORDER BY key COLLATE "C"), '') FROM jsonb_each(entry->'detail'))
        || '},"purpose":' || (entry->'purpose')::text || ',"role":' || (entry->'role')::text
        || ',"sequence":' || (entry->'sequence')::text || ',"subject":' || (entry->'subject')::text || '}'
    WHERE jsonb_typeof(entry->'detail') = 'object' AND public.ledger_detail_is_flat(entry->'detail')
      AND jsonb_typeof(entry->'act') = 'string' AND jsonb_typeof(entry->'actor') = 'string'
      AND jsonb_typeof(entry->'role') = 'string' AND jsonb_typeof(entry->'subject') = 'string'
      AND jsonb_typeof(entry->'purpose') IN ('string', 'null')
      AND jsonb_typeof(entry->'at') = 'string' AND jsonb_typeof(entry->'sequence') = 'number'
      AND (entry->>'at') ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$'
      AND (entry->>'sequence') ~ '^[1-9][0-9]{0,17}$'
$$;

-- The hash that an entry must carry: SHA-256 over a tag, the hash before it and its canonical content (core.ledger).
CREATE FUNCTION ledger_hash(previous text, content text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to('openpiu ledger entry v1', 'UTF8') || '\x00'::bytea
                         || decode(previous, 'hex') || convert_to(content, 'UTF8')), 'hex')
$$;

-- Locks the head and says what it is. Whoever holds it adds the next entry.
CREATE FUNCTION ledger_head(OUT sequence bigint, OUT hash text) LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT head.sequence, head.hash FROM public.@store_ledgerhead head WHERE head.id = 1 FOR UPDATE
$$;

-- Adds one entry whose content comes as canonical JSON, and moves the head to it.
CREATE FUNCTION ledger_add(content text, previous text, hash text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    head public.@store_ledgerhead%ROWTYPE;
    entry jsonb := content::jsonb;
BEGIN
    SELECT * INTO STRICT head FROM public.@store_ledgerhead WHERE id = 1 FOR UPDATE;
    IF public.ledger_canonical(entry) IS DISTINCT FROM content THEN
        RAISE EXCEPTION 'PNR-13.9: this is no ledger entry in canonical form' USING ERRCODE = 'check_violation';
    END IF;
    IF (entry->>'sequence')::bigint <> head.sequence + 1 OR previous IS DISTINCT FROM head.hash THEN
        RAISE EXCEPTION 'PNR-13.9: the entry does not follow from the last one' USING ERRCODE = 'check_violation';
    END IF;
    IF hash IS DISTINCT FROM public.ledger_hash(head.hash, content) THEN
        RAISE EXCEPTION 'PNR-13.9: the hash of the entry does not hold' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO public.@store_ledgerentry
        (sequence, at, act, actor, role, subject, purpose, detail, previous, hash)
    VALUES (head.sequence + 1, entry->>'at', entry->>'act', entry->>'actor', entry->>'role', entry->>'subject',
            entry->>'purpose', entry->'detail', previous, hash);
    UPDATE public.@store_ledgerhead AS h SET sequence = head.sequence + 1, hash = ledger_add.hash WHERE h.id = 1;
END $$;

-- The same for the program's role: as the tables' owner, whose names nobody can put others in front of.
CREATE FUNCTION ledger_append(content text, previous text, hash text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.ledger_add(content, previous, hash);
END $$;

REVOKE ALL ON FUNCTION ledger_head(), ledger_add(text, text, text), ledger_append(text, text, text) FROM PUBLIC;
