import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A host that is checked, and from when it may be asked again. While a check runs that is the end of its lease. */
@Entity('check_host')
export class CheckHost {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'check_host_pk' })
  host: string;

  @Column({ type: 'timestamptz' })
  freeAt: Date;

  /** The lease that holds it; null while no check runs. */
  @Column({ type: 'uuid', nullable: true })
  leaseId: string | null;
}
