import { Module } from '@nestjs/common';
import { ChunkedFilesRepository } from './chunked-files.repository.js';
import { ChunkedFiles } from './chunked-files.service.js';
import { FilesRepository } from './files.repository.js';
import { FilesService } from './files.service.js';

@Module({
  providers: [FilesRepository, FilesService, ChunkedFilesRepository, ChunkedFiles],
  exports: [FilesService, ChunkedFiles],
})
export class FilesModule {}
