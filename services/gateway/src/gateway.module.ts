import type { Runtime, Worker } from '@hotline/platform/hosting';
import { poll } from '@hotline/platform/hosting';
import { Gate, signingKey } from '@hotline/platform/grpc';
import { readDescriptorSet } from '@hotline/proto/descriptors';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import type { DynamicModule } from '@nestjs/common';
import { Argon2Passwords } from './adapters/crypto/argon2-passwords.js';
import { randomSecrets } from './adapters/crypto/random-secrets.js';
import { SignedTokens } from './adapters/crypto/signed-tokens.js';
import { readContracts } from './adapters/grpc/contracts.js';
import { rawClient } from './adapters/grpc/raw-client.js';
import { buildServer, type ServerParts } from './adapters/http/build-server.js';
import { Doorman } from './adapters/http/doorman.js';
import type { Health } from './adapters/http/health-routes.js';
import { HttpServer } from './adapters/http/http-server.js';
import { KnownSessions } from './adapters/http/known-sessions.js';
import { citizenCalls } from './adapters/http/public/citizen-calls.js';
import { sessionCookie } from './adapters/http/session-cookie.js';
import { MysqlAccounts } from './adapters/mysql/mysql-accounts.js';
import { MysqlSessions } from './adapters/mysql/mysql-sessions.js';
import { ChangeAccount } from './app/change-account.js';
import { ChangePassword } from './app/change-password.js';
import { CreateAccount } from './app/create-account.js';
import { FirstAdministrator } from './app/first-administrator.js';
import { ImportPeople } from './app/import-people.js';
import { ListAccounts } from './app/list-accounts.js';
import { OpenSession } from './app/open-session.js';
import { SignIn } from './app/sign-in.js';
import { SignOut } from './app/sign-out.js';
import { readConfig, type Config } from './config.js';

export const httpServer = Symbol('what answers HTTP');
export const sessionBroom = Symbol('what sweeps ended sessions away');

const sweepEveryMs = 60_000;
const sweepAtOnce = 500;

class GatewayModule {}

function partsOf(runtime: Runtime, config: Config): Omit<ServerParts, 'health'> & { firstAdministrator: FirstAdministrator } {
  const { unitOfWork, audit, clock, tenant, limits } = runtime;
  const accounts = new MysqlAccounts(unitOfWork);
  const sessions = new MysqlSessions(unitOfWork);
  const passwords = new Argon2Passwords();
  const tokens = new SignedTokens(tenant.code, signingKey(config.privateKey), clock);
  const cookie = sessionCookie(config.secureCookie);
  const known = new KnownSessions(new OpenSession(accounts, sessions, randomSecrets, clock));
  return {
    ...config,
    gate: new Gate('gateway', limits),
    tokens,
    cookie,
    sessions: known,
    doorman: new Doorman(cookie, known, tokens, config.origins),
    signIn: new SignIn(accounts, sessions, passwords, randomSecrets, unitOfWork, clock),
    signOut: new SignOut(sessions, randomSecrets),
    changePassword: new ChangePassword(accounts, sessions, passwords, audit, unitOfWork, clock),
    accounts: {
      createAccount: new CreateAccount(accounts, passwords, audit, unitOfWork, clock),
      changeAccount: new ChangeAccount(accounts, sessions, passwords, audit, unitOfWork, clock),
      listAccounts: new ListAccounts(accounts),
      importPeople: new ImportPeople(accounts, passwords, audit, unitOfWork, clock),
    },
    firstAdministrator: new FirstAdministrator(accounts, passwords),
    contracts: readContracts(readDescriptorSet()),
    client: rawClient((definition) => runtime.client(definition)),
    citizens: citizenCalls(runtime.client(IntakeServiceService), tokens),
    ready: () => unitOfWork.server.requireWritable(unitOfWork.database),
  };
}

/** Joins the gateway's layers over what the host hands to it. */
export function gatewayModule(runtime: Runtime): DynamicModule {
  const config = readConfig(runtime.env);
  const { firstAdministrator, ...parts } = partsOf(runtime, config);
  const build = async (health: Health) => {
    if (config.adminPassword) await firstAdministrator.execute(config.adminPassword);
    return buildServer({ ...parts, health });
  };
  const sessions = new MysqlSessions(runtime.unitOfWork);
  const sweep = async () => (await sessions.deleteEnded(runtime.clock.now(), sweepAtOnce)) >= sweepAtOnce;
  const broom: Worker = poll('ended sessions', sweepEveryMs, sweep);
  return {
    module: GatewayModule,
    providers: [
      { provide: httpServer, useValue: new HttpServer(build, config.host, config.port) },
      { provide: sessionBroom, useValue: broom },
    ],
  };
}
