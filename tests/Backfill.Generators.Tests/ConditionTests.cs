using System.Globalization;
using System.Reflection;
using Backfill.Generators.Tests.Harness;
using Backfill.Planning;

namespace Backfill.Generators.Tests;

/// <summary>What each C# condition becomes in SQL.</summary>
public class ConditionTests
{
    [Theory]
    [InlineData("live.Count > 5", "a.`count` > 5")]
    [InlineData("live.Count <= Limit", "a.`count` <= 5")]
    [InlineData("live.Count == least", "a.`count` = @least")]
    [InlineData("live.Count != -1", "a.`count` <> -1")]
    [InlineData("5 < live.Count", "5 < a.`count`")]
    [InlineData("live.Id == ulong.MaxValue", "a.`id` = 18446744073709551615")]
    [InlineData("live.Small > 5", "a.`small` > 5")]
    [InlineData("live.Small == live.Count", "a.`small` = a.`count`")]
    [InlineData("live.Maybe > 5", "(a.`maybe` > 5) IS TRUE")]
    [InlineData("live.Maybe == 5", "a.`maybe` <=> 5")]
    [InlineData("live.Maybe != 5", "NOT (a.`maybe` <=> 5)")]
    [InlineData("!(live.Maybe > 5)", "NOT ((a.`maybe` > 5) IS TRUE)")]
    [InlineData("live.Maybe == live.Count", "a.`maybe` <=> a.`count`")]
    [InlineData("live.Count >= maybeLeast", "(a.`count` >= @maybeLeast) IS TRUE")]
    [InlineData("maybeLeast == null || live.Count >= maybeLeast", "(@maybeLeast IS NULL OR (a.`count` >= @maybeLeast) IS TRUE)")]
    [InlineData("live.Maybe == null", "a.`maybe` IS NULL")]
    [InlineData("null != live.Maybe", "a.`maybe` IS NOT NULL")]
    [InlineData("live.Maybe is null", "a.`maybe` IS NULL")]
    [InlineData("live.Maybe is not null", "a.`maybe` IS NOT NULL")]
    [InlineData("!(live.Maybe is null)", "a.`maybe` IS NOT NULL")]
    [InlineData("live.Maybe.HasValue && live.Maybe.Value < 7", "a.`maybe` IS NOT NULL AND (a.`maybe` < 7) IS TRUE")]
    [InlineData("live.Maybe is > 3 and not 5 or < 0", "(((a.`maybe` > 3) IS TRUE AND NOT (a.`maybe` <=> 5)) OR (a.`maybe` < 0) IS TRUE)")]
    [InlineData("live.Active", "a.`active` <> 0")]
    [InlineData("!live.Active", "a.`active` = 0")]
    [InlineData("live.Active == false", "a.`active` = 0")]
    [InlineData("live.Active != true", "NOT (a.`active` <> 0)")]
    [InlineData("live.Active is true", "a.`active` <> 0")]
    [InlineData("live.Flag == true", "(a.`flag` <> 0) IS TRUE")]
    [InlineData("live.Flag != true", "NOT ((a.`flag` <> 0) IS TRUE)")]
    [InlineData("live.Flag is false", "(a.`flag` = 0) IS TRUE")]
    [InlineData("live.Flag!.Value", "(a.`flag` <> 0) IS TRUE")]
    [InlineData("live.Active == live.Flag", "(a.`active` <> 0) <=> (a.`flag` <> 0)")]
    [InlineData("live.Active == extra", "(a.`active` <> 0) = (@extra <> 0)")]
    [InlineData("extra || live.Active", "(@extra <> 0 OR a.`active` <> 0)")]
    [InlineData("true", "1 = 1")]
    [InlineData("live.Active && 1 > 2", "a.`active` <> 0 AND 1 = 0")]
    [InlineData("live.Day == DayOfWeek.Friday", "a.`day` = 5")]
    [InlineData("live.Day >= DayOfWeek.Friday", "a.`day` >= 5")]
    [InlineData("(int)live.Day == 3", "a.`day` = 3")]
    [InlineData("live.MaybeDay != DayOfWeek.Friday", "NOT (a.`maybe_day` <=> 5)")]
    [InlineData("live.Total > 1.50m", "a.`total` > @value1", "Decimal 1.50")]
    [InlineData("live.Total > 1", "a.`total` > @value1", "Decimal 1")]
    [InlineData("live.Total > live.Count", "a.`total` > a.`count`")]
    [InlineData("live.Number >= 0.1", "a.`number` >= @value1", "Double 0.1")]
    [InlineData("live.Number > live.Count", "a.`number` > a.`count`")]
    [InlineData("live.Ratio > live.Ratio2", "(a.`ratio` > a.`ratio2`) IS TRUE")]
    [InlineData("live.Ratio2 is null", "a.`ratio2` IS NULL")]
    [InlineData("live.Name == \"x\"", "CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY)", "String x")]
    [InlineData("live.Name != title", "NOT (CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@title AS BINARY))")]
    [InlineData("live.Name == live.Nick", "CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary)")]
    [InlineData("live.Nick == null", "a.`nick` IS NULL")]
    [InlineData("live.ClosedAt >= since", "(a.`closed_at` >= @since) IS TRUE")]
    [InlineData("live.UpdatedAt < new DateTime(2024, 2, 29, 23, 59, 58)", "a.`updated_at` < @value1", "DateTime 2024-02-29 23:59:58")]
    [InlineData("live.ClosedAt == live.UpdatedAt", "a.`closed_at` <=> a.`updated_at`")]
    [InlineData("live.Birth > new DateOnly(1999, 12, 31)", "a.`birth` > @value1", "Date 1999-12-31")]
    [InlineData("live.Length > new TimeSpan(26, 0, 5)", "a.`length` > @value1", "Time 1.02:00:05")]
    [InlineData("(live.Count > 1 || live.Count < 0) && live.Active || live.Flag == true", "(((a.`count` > 1 OR a.`count` < 0) AND a.`active` <> 0) OR (a.`flag` <> 0) IS TRUE)")]
    [InlineData("live.Active ? live.Count > 1 : live.Maybe > 2", "CASE WHEN a.`active` <> 0 THEN a.`count` > 1 ELSE (a.`maybe` > 2) IS TRUE END")]
    [InlineData("(live.Active ? live.Count : live.Maybe) > 2", "CASE WHEN a.`active` <> 0 THEN a.`count` > 2 ELSE (a.`maybe` > 2) IS TRUE END")]
    [InlineData("(live.Active ? 1 : 0) == 1", "a.`active` <> 0")]
    [InlineData("live.Active ? live.Count > 1 : false", "a.`active` <> 0 AND a.`count` > 1")]
    [InlineData("(live.Maybe ?? 5) == live.Count", "CASE WHEN a.`maybe` IS NOT NULL THEN a.`maybe` <=> a.`count` ELSE 5 = a.`count` END")]
    [InlineData("(live.ClosedAt ?? live.UpdatedAt) < since", "CASE WHEN a.`closed_at` IS NOT NULL THEN (a.`closed_at` < @since) IS TRUE ELSE a.`updated_at` < @since END")]
    [InlineData("live.Flag ?? false", "a.`flag` IS NOT NULL AND (a.`flag` <> 0) IS TRUE")]
    [InlineData("live.Flag ?? live.Active", "CASE WHEN a.`flag` IS NOT NULL THEN (a.`flag` <> 0) IS TRUE ELSE a.`active` <> 0 END")]
    [InlineData("(live.Nick ?? live.Name) != \"x\"", "CASE WHEN a.`nick` IS NOT NULL THEN NOT (CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY)) ELSE NOT (CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY)) END", "String x")]
    [InlineData("live.Active == live.Count > 1", "CASE WHEN a.`count` > 1 THEN a.`active` <> 0 ELSE a.`active` = 0 END")]
    [InlineData("(live.Count > 1) != (live.Maybe > 1)", "CASE WHEN a.`count` > 1 THEN NOT ((a.`maybe` > 1) IS TRUE) ELSE (a.`maybe` > 1) IS TRUE END")]
    [InlineData("live is { Active: true, Maybe: > 3 or null }", "a.`active` <> 0 AND ((a.`maybe` > 3) IS TRUE OR a.`maybe` IS NULL)")]
    [InlineData("live.Maybe is { }", "a.`maybe` IS NOT NULL")]
    [InlineData("live.Day is DayOfWeek.Friday or (> DayOfWeek.Monday and not DayOfWeek.Tuesday)", "(a.`day` = 5 OR (a.`day` > 1 AND NOT (a.`day` = 2)))")]
    [InlineData("live.MaybeDay is null or DayOfWeek.Friday", "(a.`maybe_day` IS NULL OR a.`maybe_day` <=> 5)")]
    [InlineData("live.Nick is null or \"x\" or \"X\"", "(a.`nick` IS NULL OR CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY) OR CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) <=> CAST(@value2 AS BINARY))", "String x", "String X")]
    [InlineData("string.IsNullOrEmpty(live.Nick)", "(a.`nick` IS NULL OR CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY))", "String ")]
    [InlineData("live.Name == string.Empty", "CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY)", "String ")]
    [InlineData("live.Name.Equals(\"x\") || string.Equals(live.Nick, title)", "(CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY) OR CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) <=> CAST(@title AS BINARY))", "String x")]
    [InlineData("live.Name.StartsWith(\"x\", StringComparison.Ordinal)", "LEFT(CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary), LENGTH(CAST(@value1 AS BINARY))) = CAST(@value1 AS BINARY)", "String x")]
    [InlineData("live.Name.EndsWith(' ')", "RIGHT(CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary), LENGTH(CAST(@value1 AS BINARY))) = CAST(@value1 AS BINARY)", "String  ")]
    [InlineData("live.Nick?.Contains(\"x\") == true", "a.`nick` IS NOT NULL AND (LOCATE(CAST(@value1 AS BINARY), CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary)) > 0) IS TRUE", "String x")]
    [InlineData("live.Nick != null && !live.Nick.Contains('x')", "a.`nick` IS NOT NULL AND NOT ((LOCATE(CAST(@value1 AS BINARY), CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary)) > 0) IS TRUE)", "String x")]
    [InlineData("new[] { 1, 5, 9 }.Contains(live.Count)", "a.`count` IN (1, 5, 9)")]
    [InlineData("!new int?[] { 1, null, 5 }.Contains(live.Maybe)", "NOT ((a.`maybe` IN (1, 5)) IS TRUE OR a.`maybe` IS NULL)")]
    [InlineData("new List<string> { \"x\", \"X\" }.Contains(live.Name)", "CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) IN (CAST(@value1 AS BINARY), CAST(@value2 AS BINARY))", "String x", "String X")]
    [InlineData("new[] { least, 7 }.Contains(live.Count)", "a.`count` IN (@least, 7)")]
    [InlineData("new[] { DayOfWeek.Friday, DayOfWeek.Sunday }.Contains(live.Day)", "a.`day` IN (5, 0)")]
    [InlineData("new int[0].Contains(live.Count) || live.Active", "(1 = 0 OR a.`active` <> 0)")]
    [InlineData("new HashSet<decimal> { 1m, 1.5m }.Contains(live.Total)", "a.`total` IN (@value1, @value2)", "Decimal 1", "Decimal 1.5")]
    [InlineData("IsBig(live, least) && !IsBig(live, 7)", "a.`count` >= @least AND NOT (a.`count` >= 7)")]
    [InlineData("IsNamed(live, live.Active ? \"x\" : title)", "CASE WHEN a.`active` <> 0 THEN CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY) ELSE CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) <=> CAST(@title AS BINARY) END", "String x")]
    [InlineData("live.UpdatedAt > DateTime.MinValue", "a.`updated_at` > @value1", "DateTime 0001-01-01 00:00:00")]
    [InlineData("live.UpdatedAt >= new DateTime(2024, 2, 29, 23, 59, 58, 120)", "a.`updated_at` >= @value1", "DateTime 2024-02-29 23:59:58.12")]
    [InlineData("live.Length < TimeSpan.Zero || live.Length > new TimeSpan(4, 5, 0, 0)", "(a.`length` < @value1 OR a.`length` > @value2)", "Time 00:00:00", "Time 4.05:00:00")]
    [InlineData("ids.Contains(live.Count)", "a.`count` IN ({@ids|@ids})")]
    [InlineData("!ids.Contains(live.Small)", "NOT (a.`small` IN ({@ids|@ids}))")]
    [InlineData("ids.Contains(live.Maybe ?? 5)", "CASE WHEN a.`maybe` IS NOT NULL THEN (a.`maybe` IN ({@ids|@ids})) IS TRUE ELSE 5 IN ({@ids|@ids}) END")]
    [InlineData("maybes.Contains(live.Maybe)", "((a.`maybe` IN ({@maybes|@maybes})) IS TRUE OR (a.`maybe` IS NULL AND @maybes_has_null <> 0))")]
    [InlineData("!maybes.Contains(live.Maybe) && live.Active", "NOT ((a.`maybe` IN ({@maybes|@maybes})) IS TRUE OR (a.`maybe` IS NULL AND @maybes_has_null <> 0)) AND a.`active` <> 0")]
    [InlineData("maybes.Contains(live.Count)", "a.`count` IN ({@maybes|@maybes})")]
    [InlineData("names.Contains(live.Name)", "CONVERT(CONVERT(a.`name` USING utf8mb4) USING binary) IN ({@names|CAST(@names AS BINARY)})")]
    [InlineData("live.Nick != null && names.Contains(live.Nick)", "a.`nick` IS NOT NULL AND (CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) IN ({@names|CAST(@names AS BINARY)})) IS TRUE")]
    [InlineData("days.Contains(live.UpdatedAt)", "a.`updated_at` IN ({@days|@days})")]
    [InlineData("IsAmong(live, ids) || IsAmong(live, new[] { 5, 6 })", "(a.`count` IN ({@ids|@ids}) OR a.`count` IN (5, 6))")]
    [InlineData("live.Token != Guid.Empty", "IF(LENGTH(a.`token`) = 16, HEX(a.`token`), UPPER(REPLACE(a.`token`, '-', ''))) <> @value1", "Guid 00000000-0000-0000-0000-000000000000")]
    [InlineData("live.Token == new Guid(\"0123456789ABCDEF0123456789abcdef\") || live.Token == Guid.Parse(\"{01234567-89ab-cdef-0123-456789abcde0}\")", "(IF(LENGTH(a.`token`) = 16, HEX(a.`token`), UPPER(REPLACE(a.`token`, '-', ''))) = @value1 OR IF(LENGTH(a.`token`) = 16, HEX(a.`token`), UPPER(REPLACE(a.`token`, '-', ''))) = @value2)", "Guid 01234567-89ab-cdef-0123-456789abcdef", "Guid 01234567-89ab-cdef-0123-456789abcde0")]
    [InlineData("live.Status == Status.Open", "CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY)", "String Open")]
    [InlineData("live.MaybeStatus != Status.New", "NOT (CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY))", "String New")]
    [InlineData("live.Status == Status.Closed", "CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) IN (CAST(@value1 AS BINARY), CAST(@value2 AS BINARY))", "String Closed", "String Shut")]
    [InlineData("live.Status < Status.Closed", "CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) IN (CAST(@value1 AS BINARY), CAST(@value2 AS BINARY))", "String New", "String Open")]
    [InlineData("Status.Open > live.MaybeStatus", "CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY)", "String New")]
    [InlineData("live.MaybeStatus is null or Status.New", "(a.`maybe_status` IS NULL OR CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY))", "String New")]
    [InlineData("new[] { Status.New, Status.Open }.Contains(live.Status)", "CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) IN (CAST(@value1 AS BINARY), CAST(@value2 AS BINARY))", "String New", "String Open")]
    [InlineData("new[] { Status.Open, status }.Contains(live.Status)", "(CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY) OR (CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value2 AS BINARY) THEN 0 WHEN CAST(@value3 AS BINARY) THEN 1 WHEN CAST(@value4 AS BINARY) THEN 7 WHEN CAST(@value5 AS BINARY) THEN 7 END = @status) IS TRUE)", "String Open", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("new[] { live.Status, live.MaybeStatus }.Contains(Status.Open)", "(CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY) OR CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) <=> CAST(@value2 AS BINARY))", "String Open", "String Open")]
    [InlineData("new[] { live.Status, Status.Open }.Contains(status)", "((CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = @status) IS TRUE OR @status = 1)", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("new[] { status, status }.Contains(live.Status)", "(CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END IN (@status, @status)) IS TRUE", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("new[] { live.Count, 5, live.Small }.Contains(least)", "(@least = 5 OR @least = a.`count` OR @least = a.`small`)")]
    [InlineData("(live.MaybeStatus ?? live.Status) == Status.New", "CASE WHEN a.`maybe_status` IS NOT NULL THEN CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY) ELSE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) <=> CAST(@value2 AS BINARY) END", "String New", "String New")]
    [InlineData("(int)live.Status > 0", "CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) IN (CAST(@value1 AS BINARY), CAST(@value2 AS BINARY), CAST(@value3 AS BINARY))", "String Open", "String Closed", "String Shut")]
    [InlineData("live.Day == day", "a.`day` <=> @day")]
    [InlineData("live.MaybeDay > day", "(a.`maybe_day` > @day) IS TRUE")]
    [InlineData("days7.Contains(live.Day)", "a.`day` IN ({@days7|@days7})")]
    [InlineData("live.Status == status", "(CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = @status) IS TRUE", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("live.Status != status", "NOT ((CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = @status) IS TRUE)", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("status < live.MaybeStatus", "(CASE CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END > @status) IS TRUE", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("live.MaybeStatus == maybeStatus", "CASE WHEN @maybeStatus IS NULL THEN a.`maybe_status` IS NULL ELSE (CASE CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = @maybeStatus) IS TRUE END", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("live.MaybeStatus != live.Status && live.Status == status", "NOT ((CASE CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END) IS TRUE) AND (CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = @status) IS TRUE", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("statuses.Contains(live.MaybeStatus)", "((CASE CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END IN ({@statuses|@statuses})) IS TRUE OR (a.`maybe_status` IS NULL AND @statuses_has_null <> 0))", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("(int)live.Status == least", "(CASE CONVERT(CONVERT(a.`status` USING utf8mb4) USING binary) WHEN CAST(@value1 AS BINARY) THEN 0 WHEN CAST(@value2 AS BINARY) THEN 1 WHEN CAST(@value3 AS BINARY) THEN 7 WHEN CAST(@value4 AS BINARY) THEN 7 END = @least) IS TRUE", "String New", "String Open", "String Closed", "String Shut")]
    [InlineData("live.Clock >= hour", "a.`clock` >= @hour")]
    [InlineData("live.MaybeClock < new TimeOnly(14, 30) || live.Clock == new TimeOnly(14, 30, 5, 250, 1)", "((a.`maybe_clock` < @value1) IS TRUE OR a.`clock` = @value2)", "TimeOfDay 14:30:00", "TimeOfDay 14:30:05.250001")]
    [InlineData("live.Clock > TimeOnly.MinValue && hours.Contains(live.Clock)", "a.`clock` > @value1 AND a.`clock` IN ({@hours|@hours})", "TimeOfDay 00:00:00")]
    [InlineData("live.Length == new TimeSpan(0, 0, 0, 5, 250, 1) || live.Length == default", "(a.`length` = @value1 OR a.`length` = @value2)", "Time 00:00:05.2500010", "Time 00:00:00")]
    [InlineData("live.Count.Equals(5) && live.Total.Equals(1m)", "a.`count` = 5 AND a.`total` = @value1", "Decimal 1")]
    [InlineData("live.Active.Equals(extra) && live.UpdatedAt.Equals(since)", "(a.`active` <> 0) = (@extra <> 0) AND a.`updated_at` = @since")]
    [InlineData("live.Nick != null && live.Nick.Equals(title)", "a.`nick` IS NOT NULL AND a.`nick` IS NOT NULL AND CONVERT(CONVERT(a.`nick` USING utf8mb4) USING binary) <=> CAST(@title AS BINARY)")]
    [InlineData("live.Maybe.GetValueOrDefault() > 5", "a.`maybe` IS NOT NULL AND (a.`maybe` > 5) IS TRUE")]
    [InlineData("live.Maybe.GetValueOrDefault(live.Count) > 5", "CASE WHEN a.`maybe` IS NOT NULL THEN (a.`maybe` > 5) IS TRUE ELSE a.`count` > 5 END")]
    [InlineData("live.ClosedAt.GetValueOrDefault() < since", "CASE WHEN a.`closed_at` IS NOT NULL THEN (a.`closed_at` < @since) IS TRUE ELSE @value1 < @since END", "DateTime 0001-01-01 00:00:00")]
    [InlineData("(live.Active ? (TimeOnly?)null : live.Clock).GetValueOrDefault() == hour", "CASE WHEN CASE WHEN a.`active` <> 0 THEN NOT (1 = 1) ELSE a.`clock` IS NOT NULL END THEN CASE WHEN a.`active` <> 0 THEN @hour IS NULL ELSE a.`clock` = @hour END ELSE @value1 = @hour END", "TimeOfDay 00:00:00")]
    [InlineData("live.MaybeStatus.GetValueOrDefault() == Status.New", "(NOT (a.`maybe_status` IS NOT NULL) OR CONVERT(CONVERT(a.`maybe_status` USING utf8mb4) USING binary) <=> CAST(@value1 AS BINARY))", "String New")]
    public void In_MySQL(string condition, string sql, params string[] constants)
    {
        var plan = Plans.Value[condition];
        Assert.Equal(sql, Translated(plan, SqlDialect.MySql));
        Assert.Equal(constants, plan.Declaration.Constants.Select(c => $"{c.Kind} {c.Text}"));
    }

    [Theory]
    [InlineData("live.Maybe == 5", "a.`maybe` IS 5")]
    [InlineData("live.Maybe != 5", "NOT (a.`maybe` IS 5)")]
    [InlineData("live.Maybe > 5", "(a.`maybe` > 5) IS TRUE")]
    [InlineData("live.Active == live.Flag", "(a.`active` <> 0) IS (a.`flag` <> 0)")]
    [InlineData("live.Name == title", "CAST(a.`name` AS BLOB) IS CAST(@title AS BLOB)")]
    [InlineData("live.Total > 1.50m", "CAST(a.`total` AS NUMERIC) > CAST(@value1 AS NUMERIC)")]
    [InlineData("live.ClosedAt >= since", "(rtrim(a.`closed_at`, '.0') >= @since) IS TRUE")]
    [InlineData("live.Name.StartsWith(\"x\", StringComparison.Ordinal)", "IIF(length(CAST(a.`name` AS BLOB)) = 0, length(CAST(@value1 AS BLOB)) = 0, substr(CAST(a.`name` AS BLOB), 1, length(CAST(@value1 AS BLOB))) = CAST(@value1 AS BLOB))")]
    [InlineData("live.Name.EndsWith(' ')", "IIF(length(CAST(a.`name` AS BLOB)) = 0, length(CAST(@value1 AS BLOB)) = 0, substr(CAST(a.`name` AS BLOB), length(CAST(a.`name` AS BLOB)) - length(CAST(@value1 AS BLOB)) + 1, length(CAST(@value1 AS BLOB))) = CAST(@value1 AS BLOB))")]
    [InlineData("live.Nick != live.Name", "NOT (CAST(a.`nick` AS BLOB) IS CAST(a.`name` AS BLOB))")]
    public void In_SQLite(string condition, string sql) => Assert.Equal(sql, Translated(Plans.Value[condition], SqlDialect.Sqlite));

    // One compilation for all: every condition is a type of its own, and the columns are inherited.
    internal static readonly Lazy<Dictionary<string, RestorePlan>> Plans = new(() =>
    {
        string[] conditions =
        [
            .. typeof(ConditionTests).GetMethods()
                .SelectMany(m => m.GetCustomAttributes<InlineDataAttribute>())
                .Select(data => (string)data.GetData(null!).Single()[0])
                .Distinct(),
        ];
        var types = conditions.Select((condition, i) => $$"""
            [Restore("Friday", nameof(Total), Where = nameof(Which), Name = "{{i}}")]
            public partial class Row{{i}} : Row
            {
                static bool IsAmong(Row{{i}} row, IEnumerable<int> some) => some.Contains(row.Count);
                static bool IsBig(Row{{i}} row, int least) => row.Count >= least;
                static bool IsNamed(Row{{i}} row, string? name) { return row.Name == name; }
                static bool Which(Row{{i}} live, int least, int? maybeLeast, bool extra, string? title, DateTime since, int[] ids, HashSet<int?> maybes, IReadOnlyCollection<string> names, List<DateTime> days, DayOfWeek? day, DayOfWeek[] days7, Status status, Status? maybeStatus, IReadOnlySet<Status?> statuses, TimeOnly hour, TimeOnly[] hours) => {{condition}};
            }

            """);
        return Expect.Silent(Columns + string.Concat(types)).Load().ToDictionary(p => conditions[int.Parse(p.Declaration.Name, CultureInfo.InvariantCulture)]);
    });

    private const string Columns = """
        public enum Status { New, Open, Closed = 7, Shut = 7 }

        public abstract class Row
        {
            protected const int Limit = 2 + 3;
            [Key] public ulong Id { get; init; }
            public int Count { get; init; }
            public byte Small { get; init; }
            public int? Maybe { get; init; }
            public bool Active { get; init; }
            public bool? Flag { get; init; }
            public DayOfWeek Day { get; init; }
            public DayOfWeek? MaybeDay { get; init; }
            [Column(TypeName = "varchar(20)")] public Status Status { get; init; }
            [Column(TypeName = "ENUM('New','Open','Closed')")] public Status? MaybeStatus { get; init; }
            public decimal Total { get; init; }
            public double Number { get; init; }
            public float Ratio { get; init; }
            public float? Ratio2 { get; init; }
            public string Name { get; init; } = "";
            public string? Nick { get; init; }
            public DateTime? ClosedAt { get; init; }
            public DateTime UpdatedAt { get; init; }
            public DateOnly Birth { get; init; }
            public TimeSpan Length { get; init; }
            public TimeOnly Clock { get; init; }
            public TimeOnly? MaybeClock { get; init; }
            public Guid Token { get; init; }
        }


        """;

    private static string Translated(RestorePlan plan, SqlDialect dialect) =>
        string.Join(' ', plan.Statements(dialect).CountArchive!.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Split(" WHERE ")[1];
}
