namespace Backfill.Generators.Tests.Hostile.Grammar;

/// <summary>A declaration in pieces. As it begins it is right; an element spoils one piece.</summary>
internal sealed class Sketch
{
    public string Usings { get; set; } = string.Empty;

    public string Namespace { get; set; } = string.Empty;

    /// <summary>Types beside the declaring one.</summary>
    public string Beside { get; set; } = string.Empty;

    /// <summary>What opens each type around it.</summary>
    public string[] Outer { get; set; } = [];

    public string OnType { get; set; } = string.Empty;

    public string Modifiers { get; set; } = "public";

    public string Kind { get; set; } = "record";

    public string Type { get; set; } = "Order";

    /// <summary>What follows the type's name: parameters, bases.</summary>
    public string Heading { get; set; } = string.Empty;

    public string From { get; set; } = "\"Friday\"";

    public string Key { get; set; } = "Id";

    public string KeyType { get; set; } = "int";

    public string OnKey { get; set; } = string.Empty;

    public string Target { get; set; } = "Total";

    public string TargetType { get; set; } = "decimal?";

    public string OnTarget { get; set; } = string.Empty;

    public string TargetAccessors { get; set; } = "{ get; set; }";

    /// <summary>The property that the methods read.</summary>
    public string Read { get; set; } = "Count";

    public string ReadType { get; set; } = "int";

    public string OnRead { get; set; } = string.Empty;

    public string ReadAccessors { get; set; } = "{ get; set; }";

    public string Members { get; set; } = string.Empty;

    /// <summary>Whether the properties are in <see cref="Heading"/> or a base.</summary>
    public bool HasNoProperties { get; set; }

    public string Archived { get; set; } = string.Empty;

    public string Source { get; set; } = string.Empty;

    public string Arguments { get; set; } = string.Empty;

    public bool HasWhere { get; set; }

    public bool HasGuard { get; set; }

    public bool HasValue { get; set; }

    public string Which { get; set; } = "Which";

    public string Parameters { get; set; } = string.Empty;

    public string Condition { get; set; } = string.Empty;

    public string OnWhich { get; set; } = string.Empty;

    /// <summary>How the methods take their rows.</summary>
    public string By { get; set; } = string.Empty;

    public string GuardBody { get; set; } = string.Empty;

    public bool IsNullableDisabled { get; set; }

    public string Text
    {
        get
        {
            var archived = Archived.Length > 0 ? Archived : Type;
            var properties = HasNoProperties ? string.Empty : $$"""
                    [Key] {{OnKey}} public {{KeyType}} {{Key}} { get; set; }
                    {{OnTarget}} public {{TargetType}} {{Target}} {{TargetAccessors}}
                    {{OnRead}} public {{ReadType}} {{Read}} {{ReadAccessors}}
                    public bool Flag { get; set; }
                """;
            var where = HasWhere ? $"{OnWhich} static bool {Which}({By}{Type} live{Parameters}) => {(Condition.Length > 0 ? Condition : HasNoProperties ? "live.Count > 0" : "live.Flag")};" : string.Empty;
            var guard = HasGuard ? $"static bool May({By}{Type} live, {By}{archived} archived) => {(GuardBody.Length > 0 ? GuardBody : $"!Equals(archived.{Read}, null)")};" : string.Empty;
            var value = HasValue ? $"static {TargetType} Compute({By}{Type} live, {By}{archived} archived) => archived.{Target};" : string.Empty;
            string[] arguments =
            [
                From, $"nameof({Target})", .. Optional(Source), .. Optional(HasWhere ? $"Where = nameof({Which})" : string.Empty), .. Optional(HasGuard ? "Guard = nameof(May)" : string.Empty),
                .. Optional(HasValue ? "Value = nameof(Compute)" : string.Empty), .. Optional(Arguments),
            ];
            return $$"""
                #nullable {{(IsNullableDisabled ? "disable" : "enable")}}
                {{Usings}}
                using System;
                using System.Collections.Generic;
                using System.ComponentModel.DataAnnotations;
                using System.ComponentModel.DataAnnotations.Schema;
                using System.Diagnostics.CodeAnalysis;
                using Backfill;
                namespace {{Namespace}};
                {{Beside}}
                {{string.Join("\n", Outer.Select(o => o + "\n{"))}}
                {{OnType}}
                [Restore{{(Archived.Length > 0 ? $"<{Archived}>" : string.Empty)}}({{string.Join(", ", arguments)}})]
                {{Modifiers}} partial {{Kind}} {{Type}}{{Heading}}
                {
                {{properties}}
                {{Members}}
                {{where}}
                {{guard}}
                {{value}}
                }
                {{string.Concat(Outer.Select(_ => "}\n"))}}
                """;
        }
    }

    private static string[] Optional(string argument) => argument.Length == 0 ? [] : [argument];
}

/// <summary>One way to spoil a declaration.</summary>
internal sealed record Element(string Name, Action<Sketch> Spoil);
