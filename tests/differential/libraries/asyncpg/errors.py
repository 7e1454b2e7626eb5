"""The server's errors as classes, with what they carry."""
import asyncio

import asyncpg

STATEMENTS = [
    "SELECT * FROM err_nope", "SELECT nope FROM err_users", "SELEC 1", "SELECT 1 +", "INSERT INTO err_users (name) VALUES (NULL)",
    "INSERT INTO err_users (name, email) VALUES ('B', 'a@x')", "INSERT INTO err_users (name, age) VALUES ('B', -5)",
    "INSERT INTO err_orders (user_id) VALUES (99)", "DELETE FROM err_users", "INSERT INTO err_users (name) VALUES (repeat('x', 30))",
    "SELECT 1 / 0", "SELECT 'x'::int", "SELECT '2026-02-30'::date", "SELECT 1 = 'one'", "SELECT lower(5)", "SELECT name + 1 FROM err_users",
    "SELECT name, count(*) FROM err_users", "CREATE TABLE err_users (id int)", "SELECT (SELECT 1 UNION SELECT 2)", "SELECT 40000::smallint",
    "UPDATE err_users SET nope = 1", "SELECT id FROM err_users u, err_orders o", "SELECT missing(1)", "SELECT '{'::json", "DROP TABLE err_users",
    "INSERT INTO err_users (name, nope) VALUES ('a', 1)", "SELECT 1::nosuchtype", "SELECT x.id FROM err_users", "ROLLBACK TO nowhere",
]


async def main():
    conn = await asyncpg.connect()
    await conn.execute(
        """
        DROP TABLE IF EXISTS err_orders, err_users;
        CREATE TABLE err_users (
            id serial PRIMARY KEY, name varchar(20) NOT NULL, email text UNIQUE, age int CHECK (age >= 0)
        );
        CREATE TABLE err_orders (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES err_users (id));
        INSERT INTO err_users (name, email) VALUES ('A', 'a@x');
        INSERT INTO err_orders (user_id) VALUES (1);
        """
    )
    for statement in STATEMENTS:
        try:
            print(statement, "→", await conn.execute(statement))
        except asyncpg.PostgresError as error:
            fields = error.as_dict()
            kept = {name: fields[name] for name in ("sqlstate", "constraint_name", "table_name", "column_name") if name in fields}
            print(statement, "→", type(error).__name__, "|", str(error).split("\nHINT")[0], "|", kept)
    error = asyncpg.UniqueViolationError("mine")
    print(error, error.sqlstate, error.detail, isinstance(error, asyncpg.IntegrityConstraintViolationError))
    print([cls.__name__ for cls in asyncpg.UndefinedTableError.__mro__])
    await conn.execute("DROP TABLE err_orders, err_users")
    await conn.close()


asyncio.run(main())
