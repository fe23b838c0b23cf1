-- Tells the server that waits for a first filing that its rows are there
CREATE FUNCTION tell_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('application_filed', NEW."reference");
  RETURN NULL;
END $$;
CREATE TRIGGER tell_filed AFTER UPDATE ON "Application" FOR EACH ROW
  WHEN (OLD."transition" = 0 AND NEW."transition" > 0) EXECUTE FUNCTION tell_filed();
