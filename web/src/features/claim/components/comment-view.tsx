import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { When } from '../../../components/ui/when';
import type { Me } from '../../../lib/me';
import { useNames } from '../../../lib/people';
import { type Comment, useDeleteComment, useEditComment } from '../api/threads';
import { CommentForm } from './comment-form';
import styles from './claim.module.css';

/** A comment; one's own can be changed for a day. */
export function CommentView({ comment, me }: { comment: Comment; me: Me }) {
  const t = useTranslations();
  const edit = useEditComment(comment);
  const remove = useDeleteComment(comment.id);
  const nameOf = useNames();
  const [isEditing, setEditing] = useState(false);
  const isOwn = comment.authorId === me.id && comment.deletedAt === null;
  const mentioned = comment.mentions.map(nameOf).filter((name) => name !== undefined);
  return (
    <li className={styles.item} id={`comment-${comment.id}`}>
      <p className={`${styles.line} ${styles.small}`}>
        <strong>
          <bdi>{comment.authorName}</bdi>
        </strong>
        {comment.byRater && <Badge>{t('claim.byRater')}</Badge>}
        <When at={comment.createdAt} />
        {comment.editedAt !== null && <span>{t('claim.edited')}</span>}
      </p>
      {isEditing ? (
        <CommentForm
          draftKey={`comment.${me.id}.${comment.id}`}
          label={t('claim.yourComment')}
          initial={{ body: comment.body ?? '', mentions: comment.mentions }}
          send={t('app.save')}
          onCancel={() => setEditing(false)}
          onSend={async (body) => {
            await edit.mutateAsync(body);
            setEditing(false);
          }}
        />
      ) : (
        <p className={styles.text} dir="auto">
          {comment.deletedAt === null ? comment.body : <em>{t('claim.deleted')}</em>}
        </p>
      )}
      {mentioned.length > 0 && !isEditing && (
        <p className={styles.small}>{t('claim.told', { names: mentioned.join(', ') })}</p>
      )}
      {remove.error && <ErrorPanel error={remove.error} />}
      {isOwn && !isEditing && (
        <div className={styles.buttons}>
          <Button tone="bare" onPress={() => setEditing(true)}>
            {t('app.edit')}
          </Button>
          <Button tone="bare" isPending={remove.isPending} onPress={() => remove.mutate(undefined)}>
            {t('app.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}
