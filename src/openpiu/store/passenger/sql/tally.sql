-- Statistics rest on the tally: nobody takes a line out of it or changes one (PNR-20.2).
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON passenger_tallyline
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON passenger_tallyline EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE DELETE ON passenger_groupcount
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_counted_on BEFORE UPDATE OF year, kind, dimension, code ON passenger_groupcount
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

-- An outcome is corrected by a later row; with its disclosure it may go.
CREATE TRIGGER only_added_to BEFORE UPDATE ON passenger_outcome
    FOR EACH ROW EXECUTE FUNCTION only_added_to();
