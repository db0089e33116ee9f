"""Settings and wiring: the environment becomes typed settings, adapters are chosen here and nowhere else."""
