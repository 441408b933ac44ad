"""The strategy plan: one record kind per thing a plan says; figures and money are texts of exact decimals."""
