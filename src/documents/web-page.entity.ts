import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { StoredFile } from '../files/stored-file.entity.js';
import { Document } from './document.entity.js';

/** The page of the web a document is fetched from, and what its site said of it the last time. */
@Entity('web_page')
export class WebPage {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'web_page_pk' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'web_page_document_id_fk' })
  document?: Document;

  /** As asked for, spelled as the URL standard does, without a fragment. */
  @Column({ type: 'text' })
  requestedUrl: string;

  /** Where the site says the page is for good now; asked from then on. Null while it never moved. */
  @Column({ type: 'text', nullable: true })
  movedTo: string | null;

  /** The address that answered, after redirects; null until the page was fetched. */
  @Column({ type: 'text', nullable: true })
  finalUrl: string | null;

  /** Status of the site's last answer, also when it was no page; null while there was none. */
  @Column({ type: 'int', nullable: true })
  httpStatus: number | null;

  @Column({ type: 'text', nullable: true })
  etag: string | null;

  /** As the site wrote it: it goes back unchanged. */
  @Column({ type: 'text', nullable: true })
  lastModified: string | null;

  /** When the page was last fetched. */
  @Column({ type: 'timestamptz', nullable: true })
  fetchedAt: Date | null;

  /** The bytes of that fetch; the file has the id of the job that fetched it. */
  @Column({ type: 'uuid', nullable: true })
  fileId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'web_page_file_id_fk' })
  file?: StoredFile | null;

  /**
   * `textIdentity` of what was read from the page the last time: the desk's text may have been edited since. Null before
   * the first look after that of the intake.
   */
  @Column({ type: 'text', nullable: true })
  textIdentity: string | null;

  /** What the page called itself then: a document of this title follows the page's. Null as above. */
  @Column({ type: 'text', nullable: true })
  title: string | null;
}
