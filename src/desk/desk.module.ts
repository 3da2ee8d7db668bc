import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller.js';
import { DeskFiles } from './desk-files.js';

@Module({ controllers: [DeskController], providers: [DeskFiles] })
export class DeskModule {}
