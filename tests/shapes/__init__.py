"""Each constraint of the shapes, proved by a graph that breaks it and nothing else."""
