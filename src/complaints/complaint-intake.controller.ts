import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import { ComplaintIntake } from './complaint-intake.service.js';
import {
  complaintBody,
  type ComplaintBody,
  complaintReceipt,
  type ComplaintReceipt,
  newComplaintReceipt,
  type NewComplaintReceipt,
  receiptParam,
  type ReceiptParam,
} from './complaints.schemas.js';

/** For readers, who have no account. */
@ApiTags('complaints')
@Controller()
export class ComplaintIntakeController {
  constructor(private readonly intake: ComplaintIntake) {}

  @Post('complaints')
  @Public()
  @ApiOperation({
    summary: 'Complain about a report, or about the desk',
    description: 'At most 5 an hour from one address. The answer has the secret with which to ask what became of it.',
  })
  @Answers(newComplaintReceipt, { status: 201, description: 'The receipt.', errors: [429] })
  lodge(@Ip() ip: string, @Body({ schema: complaintBody }) body: ComplaintBody): Promise<NewComplaintReceipt> {
    return this.intake.lodge(body, ip);
  }

  @Get('complaint-receipts/:token')
  @Public()
  @ApiOperation({ summary: 'What became of a complaint' })
  @Answers(complaintReceipt, { description: 'The complaint, as its reader may see it.' })
  receipt(@Param({ schema: receiptParam }) { token }: ReceiptParam): Promise<ComplaintReceipt> {
    return this.intake.receipt(token);
  }

  @Post('complaint-receipts/:token/withdraw')
  @Public()
  @ApiOperation({ summary: 'Take a complaint back', description: 'The contact is erased at once.' })
  @Answers(complaintReceipt, { description: 'The complaint, WITHDRAWN.', errors: [409] })
  withdraw(@Param({ schema: receiptParam }) { token }: ReceiptParam): Promise<ComplaintReceipt> {
    return this.intake.withdraw(token);
  }
}
