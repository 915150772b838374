/** The settings of an organisation, for those who lead: what it is, where it works, who gets in, what it sends, and what it is linked to. */
import { UsersPage } from '#web/access/users-page.tsx'
import { TokensCard } from '#web/access/settings-tokens.tsx'
import { f } from '#web/base/language.ts'
import { MessagesSetup } from '#web/communication/messages-setup.tsx'
import { LeaversCard } from '#web/people/settings-leavers.tsx'
import { RetentionCard } from '#web/people/settings-retention.tsx'
import { RolloutsCard } from '#web/plan/settings-rollouts.tsx'
import { CalendarCard } from '#web/regional/settings-calendar.tsx'
import { LinksCard } from '#web/regional/settings-links.tsx'
import { PlacesCard } from '#web/regional/settings-locations.tsx'
import { BackupsCard } from '#web/settings/backups-card.tsx'
import { ExportCard } from '#web/settings/export-card.tsx'
import { OrganisationForm } from '#web/settings/organisation-form.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { organisation } from '#web/sync/store.ts'
import { TrailCard } from '#web/trail/settings-trail.tsx'
import '#web/styles/lead.css'

export const OrganisationSettings = () => {
  const of = organisation.value
  return (
    <>
      {of && mayI('organisation.manage') && <OrganisationForm key={`${of.version} ${f().language}`} of={of} />}
      <RolloutsCard />
      <LeaversCard />
      <RetentionCard />
      {mayI('organisation.manage') && <ExportCard />}
      <BackupsCard />
    </>
  )
}

export const LocationSettings = () => (
  <>
    <PlacesCard />
    <CalendarCard />
  </>
)

export const UserSettings = () => (
  <>
    {mayI('access.invite') && <UsersPage />}
    <TrailCard />
  </>
)

export const MessageSettings = MessagesSetup

export const IntegrationSettings = () => (
  <>
    <LinksCard />
    <TokensCard />
  </>
)
