// The plan in force and the one before it: what that one showed stays on the screen until the new one is here.
import { useState } from 'react';
import type { CleanupPlanId } from '../../shared/deletion/deletion-schema.ts';

export interface Plans {
  readonly now: CleanupPlanId | null;
  readonly former: CleanupPlanId | null;
}

export function useFormerPlan(now: CleanupPlanId | null): Plans {
  const [plans, setPlans] = useState<Plans>({ now, former: null });
  if (plans.now === now) return plans;
  const next = { now, former: plans.now ?? plans.former };
  setPlans(next);
  return next;
}
