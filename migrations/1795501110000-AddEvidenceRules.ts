import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE attachment (
     id uuid NOT NULL,
     assignment_id uuid NOT NULL,
     file_id uuid NOT NULL,
     created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
     CONSTRAINT attachment_pk PRIMARY KEY (id),
     CONSTRAINT attachment_assignment_id_fk FOREIGN KEY (assignment_id) REFERENCES assignment(id) ON DELETE RESTRICT,
     CONSTRAINT attachment_file_id_fk FOREIGN KEY (file_id) REFERENCES stored_file(id) ON DELETE RESTRICT
   )`,
  `CREATE INDEX attachment_assignment_id_idx ON attachment (assignment_id)`,
  `CREATE TRIGGER attachment_immutable BEFORE UPDATE OR DELETE ON attachment
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
  `ALTER TABLE evidence_item
     ADD quote_prefix text NOT NULL DEFAULT '',
     ADD quote_suffix text NOT NULL DEFAULT '',
     ADD confidential_note text,
     ADD attachment_id uuid,
     ADD CONSTRAINT evidence_item_attachment_id_fk FOREIGN KEY (attachment_id) REFERENCES attachment(id) ON DELETE RESTRICT`,
  `ALTER TABLE review
     ADD sources_waiver text,
     ADD custom_fields jsonb NOT NULL DEFAULT '{}'`,
  `ALTER TABLE verdict ADD provenance jsonb NOT NULL DEFAULT '{"sourcesWaivers": [], "fields": []}'`,
];

const DOWN = [
  `ALTER TABLE verdict DROP COLUMN provenance`,
  `ALTER TABLE review DROP COLUMN custom_fields, DROP COLUMN sources_waiver`,
  `ALTER TABLE evidence_item
     DROP CONSTRAINT evidence_item_attachment_id_fk,
     DROP COLUMN attachment_id,
     DROP COLUMN confidential_note,
     DROP COLUMN quote_suffix,
     DROP COLUMN quote_prefix`,
  `DROP TABLE attachment`,
];

/** Files behind evidence, anchored quotes, waivers of the rule of independent sources, and fields of a scheme's own. */
export class AddEvidenceRules1795501110000 implements MigrationInterface {
  name = 'AddEvidenceRules1795501110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
