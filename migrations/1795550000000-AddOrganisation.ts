import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddOrganisation1795550000000 implements MigrationInterface {
  name = 'AddOrganisation1795550000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "methodology" (
                "id" uuid NOT NULL,
                "number" integer NOT NULL,
                "version" text NOT NULL,
                "text" text NOT NULL,
                "note" text,
                "created_by" uuid,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "methodology_version_unique" UNIQUE ("version"),
                CONSTRAINT "methodology_number_unique" UNIQUE ("number"),
                CONSTRAINT "methodology_number_positive" CHECK (number > 0),
                CONSTRAINT "methodology_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "organisation_profile" (
                "id" uuid NOT NULL,
                "version" integer NOT NULL,
                "content" jsonb NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "organisation_profile_version_unique" UNIQUE ("version"),
                CONSTRAINT "organisation_profile_version_positive" CHECK (version > 0),
                CONSTRAINT "organisation_profile_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "methodology"
            ADD CONSTRAINT "methodology_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "organisation_profile"
            ADD CONSTRAINT "organisation_profile_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "organisation_profile" DROP CONSTRAINT "organisation_profile_created_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "methodology" DROP CONSTRAINT "methodology_created_by_fk"
        `);
    await queryRunner.query(`
            DROP TABLE "organisation_profile"
        `);
    await queryRunner.query(`
            DROP TABLE "methodology"
        `);
  }
}
