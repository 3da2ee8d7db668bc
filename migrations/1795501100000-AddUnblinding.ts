import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE round_unblinding (
     round_id uuid NOT NULL,
     person_id uuid NOT NULL,
     reason text NOT NULL,
     created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
     CONSTRAINT round_unblinding_pk PRIMARY KEY (round_id, person_id),
     CONSTRAINT round_unblinding_reason_filled CHECK (reason <> ''),
     CONSTRAINT round_unblinding_round_id_fk FOREIGN KEY (round_id) REFERENCES review_round(id) ON DELETE RESTRICT,
     CONSTRAINT round_unblinding_person_id_fk FOREIGN KEY (person_id) REFERENCES user_account(id) ON DELETE RESTRICT
   )`,
  `CREATE INDEX round_unblinding_person_idx ON round_unblinding (person_id, round_id)`,
  // What somebody has seen cannot be unseen.
  `CREATE TRIGGER round_unblinding_immutable BEFORE UPDATE OR DELETE ON round_unblinding
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
];

/** Who read the ratings of a round before their reveal, and why. */
export class AddUnblinding1795501100000 implements MigrationInterface {
  name = 'AddUnblinding1795501100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE round_unblinding`);
  }
}
