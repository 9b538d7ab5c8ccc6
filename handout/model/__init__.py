"""What flows through the pipeline: frozen data, and the words for its faults."""
