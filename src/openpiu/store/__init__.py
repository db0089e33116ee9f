"""Records: the only models, SQL and migrations. Three databases: office (staff), passenger and border."""
