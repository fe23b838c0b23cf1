-- The codes of a slip's lines, by which the slips of an annulled line are found.
CREATE INDEX "PaymentSlip_lines_code_idx" ON "PaymentSlip" USING GIN (jsonb_path_query_array("lines", '$[*].code'));
