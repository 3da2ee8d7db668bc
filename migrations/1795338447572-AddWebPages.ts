import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWebPages1795338447572 implements MigrationInterface {
  name = 'AddWebPages1795338447572';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "web_page" (
                "document_id" uuid NOT NULL,
                "requested_url" text NOT NULL,
                "final_url" text,
                "http_status" integer,
                "etag" text,
                "last_modified" text,
                "fetched_at" TIMESTAMP WITH TIME ZONE,
                "file_id" uuid,
                CONSTRAINT "web_page_pk" PRIMARY KEY ("document_id")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "web_page"
            ADD CONSTRAINT "web_page_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "web_page"
            ADD CONSTRAINT "web_page_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "web_page" DROP CONSTRAINT "web_page_file_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "web_page" DROP CONSTRAINT "web_page_document_id_fk"
        `);
    await queryRunner.query(`
            DROP TABLE "web_page"
        `);
  }
}
