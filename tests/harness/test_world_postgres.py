"""The simulated Postgres: SQL, types and constraints. What real servers answer was compared in
tests/differential/libraries/asyncpg."""
from __future__ import annotations

from typing import Any

from .programs import ProgramCase

_ASK = """
import asyncio, asyncpg

async def ask(*statements):
    conn = await asyncpg.connect()
    found = []
    for statement in statements:
        try:
            found.append([tuple(row) for row in await conn.fetch(statement)])
        except asyncpg.PostgresError as error:
            found.append(f"{error.sqlstate} {error}")
    await conn.close()
    return repr(found[-1])
"""

_SHOP = """
    CREATE TABLE users (id serial PRIMARY KEY, name varchar(10) NOT NULL, email text UNIQUE, age int CHECK (age >= 0));
    CREATE TABLE orders (
        id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users ON DELETE CASCADE, total numeric(8, 2) DEFAULT 0
    );
    INSERT INTO users (name, email, age) VALUES ('Ann', 'ann@x', 30), ('Bob', 'bob@x', NULL), ('Cid', NULL, 17);
    INSERT INTO orders (user_id, total) VALUES (1, 10.5), (1, 3), (2, 99.99);
"""


class SqlCase(ProgramCase):
    def asks(self, *statements: str) -> str:
        """What the last statement gives: rows as tuples, or the error's SQLSTATE and message."""
        return self.returns(_ASK, f"await ask(*{statements!r})", world={"database": {"sql": _SHOP}})

    def gives(self, statement: str, *rows: Any) -> None:
        self.assertEqual(self.asks(statement), repr(list(rows)), statement)

    def fails(self, statement: str, message: str) -> None:
        self.assertEqual(self.asks(statement), repr(message), statement)


class QueryTest(SqlCase):
    def test_selects_filter_join_group_and_sort(self) -> None:
        self.gives("SELECT name FROM users WHERE age > 20 OR email LIKE 'bob%' ORDER BY name DESC", ("Bob",), ("Ann",))
        self.gives(
            "SELECT u.name, count(o.id), coalesce(sum(o.total), 0)::text FROM users u LEFT JOIN orders o"
            " ON o.user_id = u.id GROUP BY u.id HAVING count(o.id) < 2 ORDER BY 2 DESC",
            ("Bob", 1, "99.99"), ("Cid", 0, "0"),
        )  # fmt: skip
        self.gives("SELECT age FROM users ORDER BY age DESC", (None,), (30,), (17,))
        self.gives("SELECT DISTINCT user_id FROM orders ORDER BY 1 LIMIT 1 OFFSET 1", (2,))
        self.gives("SELECT a.n, b.n FROM generate_series(1, 2) a(n) FULL JOIN generate_series(2, 3) b(n) ON a.n = b.n",
                   (1, None), (2, 2), (None, 3))  # fmt: skip

    def test_subqueries_and_common_tables(self) -> None:
        self.gives(
            "SELECT name FROM users u WHERE EXISTS (SELECT FROM orders WHERE user_id = u.id AND total > 50)", ("Bob",)
        )
        self.gives("SELECT name FROM users WHERE id NOT IN (SELECT user_id FROM orders)", ("Cid",))
        self.gives(
            "WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n * 2 FROM f WHERE n < 9) SELECT sum(n) FROM f", (31,)
        )
        self.gives("WITH gone AS (DELETE FROM orders WHERE total < 50 RETURNING *) SELECT count(*) FROM gone", (2,))
        self.gives("SELECT x FROM (SELECT 1 AS x UNION SELECT 2 UNION SELECT 2) s ORDER BY x", (1,), (2,))

    def test_windows(self) -> None:
        self.gives(
            "SELECT id, row_number() OVER w, sum(id) OVER w, lag(id, 1, 0) OVER w FROM orders"
            " WINDOW w AS (PARTITION BY user_id ORDER BY id DESC) ORDER BY id",
            (1, 2, 3, 2), (2, 1, 2, 0), (3, 1, 3, 0),
        )  # fmt: skip

    def test_numbers_are_those_of_postgres(self) -> None:
        self.gives("SELECT 7 / 2, -7 / 2, -7 % 3, 2 ^ 3", (3, -3, -1, 8.0))
        self.gives("SELECT (7.0 / 2)::text, avg(n)::text, (1.10 * 3)::text FROM (VALUES (0), (1)) v(n)",
                   ("3.5000000000000000", "0.50000000000000000000", "3.30"))  # fmt: skip
        self.gives("SELECT 1.5::int, 2.5::int, 2.5::float8::int, round(2.345, 2)::text", (2, 3, 2, "2.35"))
        self.fails("SELECT 2147483647 + 1", "22003 integer out of range")
        self.fails("SELECT 1 / 0", "22012 division by zero")

    def test_null_is_neither_true_nor_false(self) -> None:
        self.gives("SELECT NULL = NULL, NULL AND false, NULL OR true, 1 IN (2, NULL), NULL IS NULL",
                   (None, False, True, None, True))  # fmt: skip
        self.gives("SELECT count(*), count(age), sum(age) FROM users WHERE age IS DISTINCT FROM 30", (2, 1, 17))

    def test_time_is_virtual(self) -> None:
        self.gives(
            "SELECT now()::text, (now() - interval '1 day')::date::text", ("2026-01-01 00:00:00.06+00", "2025-12-31")
        )

    def test_json_of_rows_is_spaced_as_the_server_spaces_it(self) -> None:
        self.gives(
            "SELECT json_agg(x) FROM (SELECT id, ARRAY[1, 2] AS two FROM users WHERE id < 3 ORDER BY id) x",
            ('[{"id":1,"two":[1,2]}, \n {"id":2,"two":[1,2]}]',),
        )
        self.gives(
            "SELECT json_build_object('a', ARRAY[1, 2], 'j', '{\"k\":  1}'::json, 'o', json_object_agg(name, id))"
            " FROM users WHERE id = 1",
            ('{"a" : [1,2], "j" : {"k":  1}, "o" : { "Ann" : 1 }}',),
        )

    def test_json(self) -> None:
        self.gives("SELECT '{\"a\": [1, {\"b\": \"x\"}]}'::jsonb #>> '{a,1,b}', '{\"b\":1,\"a\":1.50}'::jsonb",
                   ("x", '{"a": 1.50, "b": 1}'))  # fmt: skip

    def test_mistakes_are_named_as_the_server_names_them(self) -> None:
        self.fails("SELEC 1", '42601 syntax error at or near "SELEC"')
        self.fails("SELECT (1", "42601 syntax error at end of input")
        self.fails("SELECT * FROM nope", '42P01 relation "nope" does not exist')
        self.fails("SELECT u.nope FROM users x", '42P01 missing FROM-clause entry for table "u"')
        self.assertIn('column "nmae" does not exist\\nHINT:  Perhaps you meant', self.asks("SELECT nmae FROM users"))
        self.fails("SELECT id FROM users, orders", '42702 column reference "id" is ambiguous')
        self.assertIn(
            "operator does not exist: character varying = integer", self.asks("SELECT * FROM users WHERE name = 1")
        )
        self.fails("SELECT '1x'::int", '22P02 invalid input syntax for type integer: "1x"')
        self.assertIn(
            '42803 column "users.name" must appear in the GROUP BY', self.asks("SELECT name, count(*) FROM users")
        )
        self.fails(
            "SELECT (SELECT id FROM users)", "21000 more than one row returned by a subquery used as an expression"
        )

    def test_what_is_not_simulated_is_refused_by_name(self) -> None:
        for statement, name in (
            ("CREATE FUNCTION f() RETURNS int AS 'x'", "CREATE FUNCTION"), ("SELECT 1::inet", "the type inet"),
            ("LISTEN news", "LISTEN"), ("SELECT * FROM pg_catalog.pg_class", "pg_catalog.pg_class"),
            ("SELECT interval '1 month'", "interval '1 month'"), ("EXPLAIN SELECT 1", "EXPLAIN"),
            ("SELECT make_interval(secs => 3)", "an argument by its name (=>)"),
            ("SELECT substring(name from 'A.') FROM users", "substring(… FROM pattern)"),
            ("SELECT * FROM pg_stat_activity", "pg_stat_activity"), ("SELECT to_tsvector('a')", "to_tsvector(unknown)"),
            ("SELECT age(now())", "age(timestamp with time zone)"), ("SELECT log10(2)", "log10(integer)"),
            ("SELECT * FROM regexp_matches('a', 'b')", "regexp_matches(unknown, unknown)"),
        ):  # fmt: skip
            seen = self.observe(_ASK, f"await ask({statement!r})", world={"database": {"sql": _SHOP}})
            self.assertEqual(seen["error"]["type"], "NotSupportedHere")
            self.assertEqual(seen["error"]["message"].partition(" is not supported by the simulated Postgres")[0], name)

    def test_a_mistake_in_the_declared_sql_is_its_author_s(self) -> None:
        seen = self.observe(_ASK, "await ask()", world={"database": {"sql": "CREATE TABEL t ()"}})
        self.assertEqual(
            seen["error"]["message"], 'the scenario\'s database.sql fails: syntax error at or near "TABEL"'
        )


class ChangeTest(SqlCase):
    def test_rows_are_changed_and_returned(self) -> None:
        self.gives(
            "INSERT INTO users (name) SELECT 'n' || n FROM generate_series(1, 2) n RETURNING id, name",
            (4, "n1"),
            (5, "n2"),
        )
        self.gives("UPDATE users SET age = age + 1 WHERE age IS NOT NULL RETURNING id, age", (1, 31), (3, 18))
        self.gives(
            "UPDATE users u SET age = o.n FROM (VALUES (2, 50)) o(id, n) WHERE o.id = u.id RETURNING name, age",
            ("Bob", 50),
        )
        self.gives(
            "DELETE FROM orders USING users u WHERE u.id = user_id AND u.name = 'Ann' RETURNING orders.id", (1,), (2,)
        )

    def test_conflicts(self) -> None:
        insert = "INSERT INTO users (name, email) VALUES ('New', 'ann@x') ON CONFLICT"
        self.gives(f"{insert} DO NOTHING RETURNING id")
        self.gives(
            f"{insert} (email) DO UPDATE SET name = excluded.name, age = users.age + 1 RETURNING id, name, age",
            (1, "New", 31),
        )
        self.fails(
            f"{insert} (name) DO NOTHING",
            "42P10 there is no unique or exclusion constraint matching the ON CONFLICT specification",
        )

    def test_rules_hold(self) -> None:
        for statement, message in (
            ("INSERT INTO users (name, email) VALUES ('X', 'ann@x')",
             '23505 duplicate key value violates unique constraint "users_email_key"'),
            ("INSERT INTO users (email) VALUES ('x')",
             '23502 null value in column "name" of relation "users" violates not-null constraint'),
            ("UPDATE users SET age = -1",
             '23514 new row for relation "users" violates check constraint "users_age_check"'),
            ("INSERT INTO orders (user_id) VALUES (9)",
             '23503 insert or update on table "orders" violates foreign key constraint '
             '"orders_user_id_fkey"'),
            ("INSERT INTO users (name) VALUES (repeat('x', 11))",
             "22001 value too long for type character varying(10)"),
            ("INSERT INTO orders (user_id, total) VALUES (1, 1234567)", "22003 numeric field overflow"),
            ("INSERT INTO users (nope) VALUES (1)", '42703 column "nope" of relation "users" does not exist'),
        ):  # fmt: skip
            self.assertIn(message, self.asks(statement).replace("\\'", "'"))

    def test_a_deleted_parent_takes_its_children_along(self) -> None:
        self.assertEqual(self.asks("DELETE FROM users WHERE id = 1", "SELECT id FROM orders"), "[(3,)]")

    def test_a_failed_statement_changes_nothing_but_its_numbers_are_gone(self) -> None:
        bad = "INSERT INTO users (name, age) VALUES ('ok', 1), ('bad', -1)"
        self.assertEqual(
            self.asks(bad, "INSERT INTO users (name) VALUES ('next') RETURNING id, (SELECT count(*) FROM users)"),
            "[(6, 3)]",
        )

    def test_tables_can_be_altered(self) -> None:
        self.assertEqual(
            self.asks(
                "ALTER TABLE users ADD COLUMN vip boolean NOT NULL DEFAULT false",
                "ALTER TABLE users DROP COLUMN email, RENAME COLUMN vip TO special",
                "SELECT * FROM users WHERE id = 1",
            ),
            "[(1, 'Ann', 30, False)]",
        )
        self.assertIn(
            "violates check constraint", self.asks("ALTER TABLE users DROP COLUMN email", "UPDATE users SET age = -1")
        )
        self.assertEqual(self.asks("BEGIN", "DROP TABLE orders", "ROLLBACK", "SELECT count(*) FROM orders"), "[(3,)]")
