// Commands that services get seldom by themselves, so that a step in them is passed.
import type { People } from '../../stack/people.ts';
import type { Service } from '../../stack/plan.ts';

/** Changes nothing that anybody would see: what is there is put once more. */
const acts: Partial<Record<Service, (people: People) => Promise<unknown>>> = {
  sla: async (people) => {
    const { sla } = await people.as('admin');
    const { policy } = await sla.getPolicy({});
    return sla.setPolicy({ policy: policy! });
  },
  integration: async (people) => {
    const { integration } = await people.as('admin');
    const { templates } = await integration.listTemplates({});
    return integration.putTemplate({ template: templates[0]! });
  },
};

/** Calls it until the step was passed and answers no more, or the time is over; what it answers is nobody's concern. */
export async function actUntil(people: People, service: Service, over: () => boolean, pause: (ms: number) => Promise<void>): Promise<void> {
  const act = acts[service];
  if (act === undefined) return;
  while (!over()) {
    await act(people).catch(() => undefined);
    await pause(200);
  }
}
