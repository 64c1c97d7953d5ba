using Backfill.CodeFixes.Tests.Harness;

namespace Backfill.CodeFixes.Tests;

public class KeyWithoutNullFixTests
{
    [Theory]
    [InlineData("int")]
    [InlineData("Guid")]
    public Task A_property(string type) => Fix<KeyWithoutNullFix>.Becomes(
        Order($"[Key] public {type}? {{|BKF0009:Id|}} {{ get; init; }}"),
        Order($"[Key] public {type} Id {{ get; init; }}"),
        title: $"Declare it as {type}");

    [Theory]
    [InlineData("long")]
    [InlineData("string")]
    public Task A_parameter_of_a_positional_record(string type) => Fix<KeyWithoutNullFix>.Becomes(
        $$"""
        using System.ComponentModel.DataAnnotations;

        [Restore("Friday", nameof(Total))]
        public partial record Order([property: Key] {{type}}? {|BKF0009:Number|}, decimal Total);
        """,
        $$"""
        using System.ComponentModel.DataAnnotations;

        [Restore("Friday", nameof(Total))]
        public partial record Order([property: Key] {{type}} Number, decimal Total);
        """);

    [Theory]
    [InlineData("[Key] public string? {|BKF0009:Id|} { get; init; }")]
    [InlineData("[Key] public int? {|BKF0009:Id|} { get; init; } = null;")]
    [InlineData("[Key] public Nullable<int> {|BKF0009:Id|} { get; init; }")]
    public Task Not_offered_where_more_has_to_be_written(string key) => Fix<KeyWithoutNullFix>.IsNotOffered(Order(key));

    private static string Order(string key) => $$"""
        using System;
        using System.ComponentModel.DataAnnotations;

        [Restore("Friday", nameof(Total))]
        public partial record Order
        {
            {{key}}
            public decimal Total { get; init; }
        }
        """;
}
