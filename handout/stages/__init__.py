"""The stages of the road: one module, one public function of its name, one library each."""
