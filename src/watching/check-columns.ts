/** SQL of the fields of `checkState`, of a `scheduled_check` that is called `scheduled`. */
export const CHECK_COLUMNS = `
  scheduled.interval_minutes AS "intervalMinutes",
  scheduled.next_check_at IS NULL AS paused,
  scheduled.health, scheduled.health_since AS "healthSince",
  scheduled.problem_code AS code, scheduled.problem_message AS message,
  scheduled.failures, scheduled.unchanged,
  scheduled.last_checked_at AS "lastCheckedAt", scheduled.last_changed_at AS "lastChangedAt",
  scheduled.next_check_at AS "nextCheckAt",
  coalesce(scheduled.leased_until > now(), false) AS checking`;
