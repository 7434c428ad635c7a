# Texts that pages of several areas share.
areas-why-title = Clauses
areas-why-hint = Click a line for the words of the clause and the calculation
areas-why-kept = { $kept } kept
areas-why-warned = { $kept } kept, { $warned } to confirm
areas-why-refused = { $refused } not met, { $kept } kept
areas-why-all = { $refused } not met, { $warned } to confirm, { $kept } kept
areas-why-more = { $count } more
areas-why-how = How { $id } was applied
areas-why-parameters = Parameters in force
areas-why-since = { $value }, since { $day }
areas-why-default = { $value }, the default
areas-why-facts = Facts
areas-why-steps = Calculation
areas-clause-title = Clause { $id }
areas-clause-convention = This is a convention that all clauses share
