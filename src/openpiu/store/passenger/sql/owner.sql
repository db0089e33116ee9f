-- EXC-18: what the owner of an alert said stays as it was said.
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_ownerword
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
