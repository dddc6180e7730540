CREATE TABLE effect (position bigint GENERATED ALWAYS AS IDENTITY, event text NOT NULL);
