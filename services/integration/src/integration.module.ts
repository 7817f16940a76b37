import { poll, type Runtime, type Worker } from '@hotline/platform/hosting';
import type { Subscription } from '@hotline/platform/messaging';
import type { DynamicModule } from '@nestjs/common';
import { publishNotices } from './adapters/events/publish-notices.js';
import { NoticeSubscription } from './adapters/events/notice-subscription.js';
import { IntegrationController, type UseCases } from './adapters/grpc/integration.controller.js';
import { MysqlMatters } from './adapters/mysql/mysql-matters.js';
import { MysqlNotices } from './adapters/mysql/mysql-notices.js';
import { MysqlTemplates } from './adapters/mysql/mysql-templates.js';
import { MysqlUnitNames } from './adapters/mysql/mysql-unit-names.js';
import { observeNotices } from './adapters/mysql/observe-notices.js';
import { FileOutlet } from './adapters/outlet/file-outlet.js';
import { FollowMatter } from './app/follow-matter.js';
import { ListNotices } from './app/list-notices.js';
import { ListOpenActions } from './app/list-open-actions.js';
import { PutTemplate } from './app/put-template.js';
import { QueueNotices } from './app/queue-notices.js';
import { ResendNotice } from './app/resend-notice.js';
import { SendNotices } from './app/send-notices.js';
import { readConfig } from './config.js';

export const noticeSubscription = Symbol('the facts that are told');
export const noticeSender = Symbol('the worker that sends');

class IntegrationModule {}

/** Joins integration's layers over what the host hands to it. */
export function integrationModule(runtime: Runtime): DynamicModule {
  const { unitOfWork, outbox, clock, env, cipher } = runtime;
  const config = readConfig(env);
  observeNotices(unitOfWork);
  const matters = new MysqlMatters(unitOfWork);
  const templates = new MysqlTemplates(unitOfWork);
  const unitNames = new MysqlUnitNames(unitOfWork);
  const notices = new MysqlNotices(
    unitOfWork,
    publishNotices(outbox, () => clock.now()),
  );
  const send = new SendNotices(notices, new FileOutlet(config.noticeFile), clock, (sealed) => cipher.decrypt(sealed));
  const sender: Worker = poll('notices', config.pollMs, () => send.execute());
  const queue = new QueueNotices(notices, matters, templates, unitNames, config, clock);
  const subscription: Subscription = new NoticeSubscription(new FollowMatter(matters), queue, unitNames);
  const use: UseCases = {
    listNotices: new ListNotices(notices),
    resendNotice: new ResendNotice(notices, clock),
    putTemplate: new PutTemplate(templates),
    listOpenActions: new ListOpenActions(notices),
    templates,
  };
  return {
    module: IntegrationModule,
    controllers: [IntegrationController],
    providers: [
      { provide: 'UseCases', useValue: use },
      { provide: noticeSubscription, useValue: subscription },
      { provide: noticeSender, useValue: sender },
    ],
  };
}
