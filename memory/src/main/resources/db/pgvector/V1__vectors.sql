-- Vectors beside the rows that they are of, where Postgres has pgvector. The graph is made at start, for it belongs to the
-- dimension of the model. A row of vector_event that goes is removed here by whoever reads vector_gone.
create extension if not exists vector;

create table vector_embedding (
    id bigint primary key,
    model text not null,
    kind text not null,
    process text,
    instance bigint,
    at timestamptz not null,
    embedding vector not null
);
create index vector_embedding_of_instance on vector_embedding (instance);
