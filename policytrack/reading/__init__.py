"""Article text to candidate restrictions with evidence: one protocol, several readers, one gate."""
