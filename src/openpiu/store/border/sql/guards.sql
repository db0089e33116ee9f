-- Guards of the border store: its ledger is only added to (PNR-13.9).
CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'PNR-13.9: rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON border_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON border_ledgerentry EXECUTE FUNCTION only_added_to();

INSERT INTO border_ledgerhead (id, sequence, hash) VALUES (1, 0, repeat('0', 64));
