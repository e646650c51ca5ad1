-- description: The implied target lies inside the interval of its roundings.
SELECT row_id, target_implied, target_implied_low, target_implied_high
FROM analysis.target_vs_achievement
WHERE target_implied IS NOT NULL AND NOT target_implied BETWEEN target_implied_low AND target_implied_high
