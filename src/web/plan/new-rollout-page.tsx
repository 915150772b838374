/** Beginning another rollout: the same five steps, with the people who are here already. */
import { useLocation } from 'preact-iso'
import { OwnPlan } from '#web/plan/plan-wizard.tsx'
import '#web/styles/lead.css'

export const BeginPage = () => {
  const { route } = useLocation()
  return <OwnPlan onBack={() => route('/settings')} />
}
