import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ErrorPanel } from '../ui/error-panel';
import { When } from '../ui/when';
import type { Me } from '../../lib/me';
import { useNames } from '../../lib/people';
import { type Comment, useDeleteComment, useEditComment } from '../../lib/threads';
import { CommentForm } from './comment-form';
import layout from '../ui/layout.module.css';

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
    <li className={layout.entry} id={`comment-${comment.id}`}>
      <p className={`${layout.line} ${layout.small}`}>
        <strong>
          <bdi>{comment.authorName}</bdi>
        </strong>
        {comment.byRater && <Badge>{t('threads.byRater')}</Badge>}
        <When at={comment.createdAt} />
        {comment.editedAt !== null && <span>{t('threads.edited')}</span>}
      </p>
      {isEditing ? (
        <CommentForm
          draftKey={`comment.${me.id}.${comment.id}`}
          label={t('threads.yourComment')}
          initial={{ body: comment.body ?? '', mentions: comment.mentions }}
          send={t('app.save')}
          onCancel={() => setEditing(false)}
          onSend={async (body) => {
            await edit.mutateAsync(body);
            setEditing(false);
          }}
        />
      ) : (
        <p className={layout.written} dir="auto">
          {comment.deletedAt === null ? comment.body : <em>{t('threads.deleted')}</em>}
        </p>
      )}
      {mentioned.length > 0 && !isEditing && (
        <p className={layout.small}>{t('threads.told', { names: mentioned.join(', ') })}</p>
      )}
      {remove.error && <ErrorPanel error={remove.error} />}
      {isOwn && !isEditing && (
        <div className={layout.buttons}>
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
