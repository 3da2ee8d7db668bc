import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { AppError } from '../common/app-error.js';
import { Transactions } from '../database/transactions.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsRepository } from './notifications.repository.js';
import {
  markedRead,
  notificationPage,
  type NotificationPageView,
  notificationsQuery,
  type NotificationsQuery,
  preferencesBody,
  type PreferencesBody,
  preferencesView,
  type PreferencesView,
} from './notifications.schemas.js';
import { PreferencesService } from './preferences.service.js';

@ApiTags('notifications')
@Controller()
export class NotificationsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: NotificationsQueries,
    private readonly repository: NotificationsRepository,
    private readonly preferences: PreferencesService,
  ) {}

  @Get('notifications')
  @SignedIn()
  @ApiOperation({ summary: 'What you should know, newest first' })
  @Answers(notificationPage, { description: 'A page of your notifications, and how many are unread.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: notificationsQuery }) query: NotificationsQuery,
  ): Promise<NotificationPageView> {
    return this.queries.list(actor.id, query);
  }

  @Post('notifications/read-all')
  @SignedIn()
  @ApiOperation({ summary: 'Mark all your notifications as read' })
  @Answers(markedRead, { description: 'How many were unread.' })
  async markAllRead(@CurrentActor() actor: PersonActor): Promise<{ marked: number }> {
    return { marked: await this.transactions.run((tx) => this.repository.markAllRead(tx, actor.id)) };
  }

  @Post('notifications/:id/read')
  @SignedIn()
  @ApiOperation({ summary: 'Mark one of your notifications as read' })
  @AnswersNothing({ description: 'It is read; it may have been before.' })
  async markRead(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    const found = await this.transactions.run((tx) => this.repository.markRead(tx, actor.id, id));
    if (!found) throw new AppError('NOT_FOUND', 'There is no such notification, or it is not yours.');
  }

  @Get('me/notification-preferences')
  @SignedIn()
  @ApiOperation({ summary: 'What you are told, where and when' })
  @Answers(preferencesView, { description: 'Your preferences, with the defaults filled in.' })
  readPreferences(@CurrentActor() actor: PersonActor): Promise<PreferencesView> {
    return this.preferences.get(actor.id);
  }

  @Put('me/notification-preferences')
  @SignedIn()
  @ApiOperation({ summary: 'Say what you want to be told, where and when' })
  @Answers(preferencesView, { description: 'Your preferences now. They hold for notifications written from now on.' })
  changePreferences(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: preferencesBody }) body: PreferencesBody,
  ): Promise<PreferencesView> {
    return this.transactions.run(async (tx) => {
      await this.preferences.change(tx, actor.id, body);
      return this.preferences.get(actor.id);
    });
  }
}
