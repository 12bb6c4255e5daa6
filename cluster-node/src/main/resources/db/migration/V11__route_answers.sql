-- Routes of questions with options lie beside those without. Under a new name, so that a node of before there were
-- options, while nodes are replaced one after the other, finds no table and searches: by the columns that it knows it
-- would take the answer of a question with options for that of the pair.
alter table path_answer rename to route_answer;
alter table route_answer add column options text not null default '';
alter table route_answer drop constraint path_answer_pkey;
alter table route_answer add constraint route_answer_pkey primary key (fingerprint, low, high, options);
