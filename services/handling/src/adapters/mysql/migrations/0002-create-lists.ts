import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What worklists, queues and counters search, beside the documents: narrow rows, so that a page never reads a body and a deadline never
 * touches a document. The views at the end say whether the counters agree with the orders.
 */
export class CreateLists1700000002002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...views]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW order_count_differences, order_recount, order_counts');
    await runner.query('DROP TABLE order_items, unit_items, order_grams, waiting, dues, count_deltas, counters');
  }
}

const number = 'number VARCHAR(64) NOT NULL';
const state = 'state VARCHAR(16) NOT NULL';
const unit = 'unit VARCHAR(32) NOT NULL';
const urgency = 'urgency VARCHAR(16) NOT NULL';
const matter = 'category VARCHAR(32) NOT NULL, division VARCHAR(16) NOT NULL';
/** The far end of time stands for 'no deadline runs', so that the column sorts. */
const sorting = "opened_at DATETIME(3) NOT NULL, next_due_at DATETIME(3) NOT NULL DEFAULT '9999-12-31'";

const tables = [
  `CREATE TABLE order_items (
    ${number} PRIMARY KEY,
    ${state},
    round INT NOT NULL,
    ${urgency},
    kind VARCHAR(16) NOT NULL,
    ${matter},
    title VARCHAR(200) NOT NULL,
    lead_unit VARCHAR(32) NOT NULL,
    problems VARCHAR(64) NOT NULL,
    problem TINYINT NOT NULL,
    opened_day CHAR(10) NOT NULL,
    ${sorting},
    KEY by_due (next_due_at, number),
    KEY by_opened (opened_at, number),
    KEY by_state_due (state, next_due_at, number),
    KEY by_state_opened (state, opened_at, number),
    KEY by_problem_due (problem, next_due_at, number),
    KEY by_problem_opened (problem, opened_at, number),
    KEY by_category (category, opened_at, number),
    KEY by_division (division, opened_at, number),
    KEY by_bucket (opened_day, state, lead_unit, urgency))`,
  `CREATE TABLE unit_items (
    ${unit},
    ${number},
    root VARCHAR(64) NOT NULL,
    assignment_id VARCHAR(80) NOT NULL,
    assignment_state VARCHAR(16) NOT NULL,
    ${state},
    ${sorting},
    PRIMARY KEY (unit, number),
    KEY by_due (unit, next_due_at, number),
    KEY by_opened (unit, opened_at, number),
    KEY by_state_due (unit, state, next_due_at, number),
    KEY by_state_opened (unit, state, opened_at, number),
    KEY by_assignment_due (unit, assignment_state, next_due_at, number),
    KEY by_assignment_opened (unit, assignment_state, opened_at, number),
    KEY by_number (number),
    KEY by_root (root, unit))`,
  `CREATE TABLE order_grams (
    gram VARCHAR(8) NOT NULL,
    opened_at DATETIME(3) NOT NULL,
    ${number},
    PRIMARY KEY (gram, opened_at, number))`,
  `CREATE TABLE waiting (
    queue VARCHAR(16) NOT NULL,
    item VARCHAR(128) NOT NULL,
    ${number},
    urgency_rank TINYINT NOT NULL,
    since DATETIME(3) NOT NULL,
    ${matter},
    PRIMARY KEY (queue, item),
    KEY by_turn (queue, urgency_rank, since, item))`,
  `CREATE TABLE dues (
    clock_id VARCHAR(190) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    ${number},
    due_at DATETIME(3) NOT NULL,
    KEY by_number (number, due_at))`,
  `CREATE TABLE count_deltas (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    day CHAR(10) NOT NULL,
    ${state},
    ${unit},
    ${urgency},
    delta TINYINT NOT NULL)`,
  `CREATE TABLE counters (
    day CHAR(10) NOT NULL,
    ${state},
    ${unit},
    ${urgency},
    count BIGINT NOT NULL,
    PRIMARY KEY (day, state, unit, urgency))`,
];

const views = [
  `CREATE VIEW order_counts AS
    SELECT day, state, unit, urgency, CAST(SUM(n) AS SIGNED) AS count FROM (
      SELECT day, state, unit, urgency, count AS n FROM counters WHERE day <> ''
      UNION ALL SELECT day, state, unit, urgency, delta FROM count_deltas) AS kept
    GROUP BY day, state, unit, urgency HAVING SUM(n) <> 0`,
  `CREATE VIEW order_recount AS
    SELECT opened_day AS day, state, lead_unit AS unit, urgency, COUNT(*) AS count FROM order_items
    GROUP BY opened_day, state, lead_unit, urgency`,
  `CREATE VIEW order_count_differences AS
    SELECT day, state, unit, urgency, CAST(SUM(k) AS SIGNED) AS kept, CAST(SUM(r) AS SIGNED) AS recounted FROM (
      SELECT day, state, unit, urgency, count AS k, 0 AS r FROM order_counts
      UNION ALL SELECT day, state, unit, urgency, 0, count FROM order_recount) AS both_sides
    GROUP BY day, state, unit, urgency HAVING SUM(k) <> SUM(r)`,
];
