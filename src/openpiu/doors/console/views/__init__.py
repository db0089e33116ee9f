"""The pages, one file a family. A view takes the actor and the time, calls one duty and renders its answer."""
